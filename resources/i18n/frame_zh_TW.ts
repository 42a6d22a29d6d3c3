<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Log folder</source>
        <translation>錯誤報告資料夾</translation>
    </message>
    <message>
        <source>Reports of mistakes are kept in {path}.</source>
        <translation>程式錯誤報告存於 {path}。</translation>
    </message>
    <message>
        <source>About Daoan</source>
        <translation>關於道安</translation>
    </message>
    <message>
        <source>Daoan {version}

Crash maps, rankings and collision diagrams for a city&apos;s road-safety team.

Built with Qt for Python (LGPL), pyqtgraph, Shapely and GEOS, PROJ, GDAL, osmium, SQLAlchemy, ReportLab, pypdfium2 and ezdxf; letters: Noto Sans TC (SIL Open Font License).

Reports of mistakes are kept in:
{path}</source>
        <translation>道安 {version}

供縣市道安團隊製作事故地圖、地點排序與碰撞構圖。

使用 Qt for Python（LGPL）、pyqtgraph、Shapely 與 GEOS、PROJ、GDAL、osmium、SQLAlchemy、ReportLab、pypdfium2、ezdxf 製作；字型：Noto Sans TC（SIL 開放字型授權）。

程式錯誤報告存於：
{path}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open store…</source>
        <translation>開啟資料庫(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a store (GeoPackage file)</source>
        <translation>開啟資料庫（GeoPackage 檔）</translation>
    </message>
    <message>
        <source>Open the s&amp;hared database…</source>
        <translation>開啟共用資料庫(&amp;H)…</translation>
    </message>
    <message>
        <source>Log in to the database that several people share</source>
        <translation>登入多人共用的資料庫</translation>
    </message>
    <message>
        <source>&amp;New empty store…</source>
        <translation>新增空白資料庫(&amp;N)…</translation>
    </message>
    <message>
        <source>Make an empty store to import into</source>
        <translation>建立空白資料庫以匯入資料</translation>
    </message>
    <message>
        <source>New &amp;street map…</source>
        <translation>新增街道圖(&amp;S)…</translation>
    </message>
    <message>
        <source>Make an empty store and draw streets in it</source>
        <translation>建立空白資料庫並在其中繪製街道</translation>
    </message>
    <message>
        <source>New &amp;demo store…</source>
        <translation>新增示範資料庫(&amp;D)…</translation>
    </message>
    <message>
        <source>Make a small invented city to try the program with</source>
        <translation>建立虛構小城市的資料以試用程式</translation>
    </message>
    <message>
        <source>Import &amp;crashes…</source>
        <translation>匯入事故(&amp;C)…</translation>
    </message>
    <message>
        <source>Add crash files (CSV, xlsx, ZIP) to this store</source>
        <translation>將事故檔（CSV、xlsx、ZIP）加入此資料庫</translation>
    </message>
    <message>
        <source>Import police e&amp;xport, columns by hand…</source>
        <translation>匯入警政匯出檔並指定欄位(&amp;X)…</translation>
    </message>
    <message>
        <source>Say what the columns of an export (xlsx, text) mean, and see its first rows</source>
        <translation>指定匯出檔（xlsx、文字檔）各欄的意義，並預覽前幾列</translation>
    </message>
    <message>
        <source>Import s&amp;treets…</source>
        <translation>匯入道路(&amp;T)…</translation>
    </message>
    <message>
        <source>Add a street network to this store</source>
        <translation>將路網匯入目前的資料庫</translation>
    </message>
    <message>
        <source>Take a&amp;long…</source>
        <translation>帶出(&amp;L)…</translation>
    </message>
    <message>
        <source>Copy the streets and open cases that the map shows to a file for work without network</source>
        <translation>把地圖上看得到的道路與未結案件複製成檔案，供沒有網路時作業</translation>
    </message>
    <message>
        <source>Bring b&amp;ack…</source>
        <translation>帶回(&amp;A)…</translation>
    </message>
    <message>
        <source>Send what was done in a file that was taken along to this store</source>
        <translation>把帶出檔案中所做的變更送回這個資料庫</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>復原上一個變更</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again that was taken back last</source>
        <translation>重做剛才復原的變更</translation>
    </message>
    <message>
        <source>Undo &amp;list…</source>
        <translation>變更紀錄(&amp;L)…</translation>
    </message>
    <message>
        <source>See all changes and go back several at once</source>
        <translation>查看所有變更，一次退回多步</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Language, colours, letters, map and more</source>
        <translation>語言、色彩、文字、地圖等設定</translation>
    </message>
    <message>
        <source>Loc&amp;k now</source>
        <translation>立即鎖定(&amp;K)</translation>
    </message>
    <message>
        <source>Cover the window until the password is entered</source>
        <translation>遮蔽視窗，輸入密碼後才能繼續</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>關閉視窗</translation>
    </message>
    <message>
        <source>Ne&amp;xt panel</source>
        <translation>下一個面板(&amp;X)</translation>
    </message>
    <message>
        <source>Keys go to the next panel in sight</source>
        <translation>將鍵盤移到下一個面板</translation>
    </message>
    <message>
        <source>Pre&amp;vious panel</source>
        <translation>上一個面板(&amp;V)</translation>
    </message>
    <message>
        <source>Keys go to the panel before</source>
        <translation>將鍵盤移到上一個面板</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重設版面(&amp;R)</translation>
    </message>
    <message>
        <source>Put all panels back where they usually stand</source>
        <translation>將所有面板放回預設位置</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>Explain the panel that has the keys</source>
        <translation>說明目前所在的面板</translation>
    </message>
    <message>
        <source>&amp;Find an action, store or site…</source>
        <translation>尋找功能、資料庫或地點(&amp;F)…</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>輸入想做的事</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>鍵盤與滑鼠(&amp;K)</translation>
    </message>
    <message>
        <source>List all keys and what the mouse does</source>
        <translation>列出所有快速鍵與滑鼠操作</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>視窗導覽(&amp;T)</translation>
    </message>
    <message>
        <source>Show step by step what stands where</source>
        <translation>逐步介紹視窗各部分</translation>
    </message>
    <message>
        <source>Folder of &amp;error reports</source>
        <translation>錯誤報告資料夾(&amp;E)</translation>
    </message>
    <message>
        <source>Open the folder with the reports of mistakes</source>
        <translation>開啟存放程式錯誤報告的資料夾</translation>
    </message>
    <message>
        <source>&amp;About Daoan</source>
        <translation>關於道安(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本與授權</translation>
    </message>
    <message>
        <source>Open a store first</source>
        <translation>請先開啟資料庫</translation>
    </message>
    <message>
        <source>Log in to the shared database first</source>
        <translation>請先登入共用資料庫</translation>
    </message>
    <message>
        <source>Choose a site first</source>
        <translation>請先選擇地點</translation>
    </message>
</context>
<context>
    <name>Central</name>
    <message>
        <source>No store is open</source>
        <translation>尚未開啟資料庫</translation>
    </message>
    <message>
        <source>A store holds a city&apos;s streets and crashes: in one file on this computer, or in a database that several people share.
Try the program with a demo store, open a store, log in to the shared database, or make an empty store.
You can also drop a store&apos;s file on this window.</source>
        <translation>資料庫存放一個城市的道路與事故：可以是這台電腦上的一個檔案，也可以是多人共用的資料庫。
可先用示範資料庫試用、開啟既有資料庫、登入共用資料庫，或建立空白資料庫。
也可以把資料庫檔案拖曳到本視窗。</translation>
    </message>
    <message>
        <source>This store holds no crashes yet</source>
        <translation>此資料庫尚無事故資料</translation>
    </message>
    <message>
        <source>Import crash files (CSV or ZIP), and the street network to find junctions. You can also drop the files on this window.</source>
        <translation>請匯入事故檔（CSV 或 ZIP），並匯入道路路網以辨識路口；也可以把檔案拖曳到本視窗。</translation>
    </message>
</context>
<context>
    <name>ColumnMappingDialog</name>
    <message>
        <source>– not used –</source>
        <translation>－不使用－</translation>
    </message>
    <message>
        <source>personal: {name}</source>
        <translation>個資：{name}</translation>
    </message>
    <message>
        <source>(column {number} without a name)</source>
        <translation>（第 {number} 欄，無欄名）</translation>
    </message>
    <message>
        <source>Meaning of {title}</source>
        <translation>「{title}」的意義</translation>
    </message>
    <message>
        <source>“{title}” is not used: “{other}” means the same.</source>
        <translation>「{title}」不使用：「{other}」已指定為相同意義。</translation>
    </message>
    <message>
        <source>{titles} were given the same meaning; only the fullest is used.</source>
        <translation>{titles} 選了相同的意義；僅採用內容最完整的一欄。</translation>
    </message>
    <message>
        <source>There are titles and no rows below them: nothing to import.</source>
        <translation>檔案只有欄名，其下沒有資料列：沒有可匯入的內容。</translation>
    </message>
    <message>
        <source>The file {file}: check what each column means. It is remembered for files with the same columns.</source>
        <translation>檔案 {file}：請確認各欄的意義。相同欄位的檔案會記住此設定。</translation>
    </message>
    <message>
        <source>The file {file} still lacks: {names}. Find the columns that hold them and choose that at the right.</source>
        <translation>檔案 {file} 尚缺：{names}。請找出對應的欄位，並在右側選擇其意義。</translation>
    </message>
    <message>
        <source>What you chose for the columns is not kept, and nothing is imported.</source>
        <translation>您所選的欄位意義不會保留，也不會匯入任何資料。</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>離開(&amp;L)</translation>
    </message>
    <message>
        <source>Go &amp;on choosing</source>
        <translation>繼續設定(&amp;O)</translation>
    </message>
    <message>
        <source>Columns of the police export</source>
        <translation>警政匯出檔的欄位</translation>
    </message>
    <message>
        <source>&amp;Columns of the file and what they mean:</source>
        <translation>檔案的欄位及其意義(&amp;C)：</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>檔案的欄位</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>檔案欄名</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>第一個值</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>意義</translation>
    </message>
    <message>
        <source>Reset to what was &amp;found</source>
        <translation>還原自動辨識(&amp;F)</translation>
    </message>
    <message>
        <source>Forget what was chosen and take what the titles say</source>
        <translation>放棄已選的設定，依欄名自動辨識</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>匯入(&amp;I)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ColumnPreview</name>
    <message>
        <source>… and {count} more</source>
        <translation>……另有 {count} 項</translation>
    </message>
    <message>
        <source>Nothing can be read before these columns are chosen.</source>
        <translation>選定這些欄位之前無法讀取。</translation>
    </message>
    <message>
        <source>&amp;First rows as they would be read (nothing personal):</source>
        <translation>前幾列的讀取結果（不含個資）(&amp;F)：</translation>
    </message>
    <message>
        <source>First rows as they would be read</source>
        <translation>前幾列的讀取結果</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件編號</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期時間</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Crash type</source>
        <translation>事故類型</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>當事者</translation>
    </message>
    <message>
        <source>Vehicle or person</source>
        <translation>車種或人</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行動狀態</translation>
    </message>
    <message>
        <source>Deaths 24 h / 30 days</source>
        <translation>死亡 24 時／30 日</translation>
    </message>
    <message>
        <source>Injured</source>
        <translation>受傷</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>未讀取原因</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>City</source>
        <translation>縣市</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>嚴重程度</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Deaths (24 h)</source>
        <translation>24 小時死亡</translation>
    </message>
    <message>
        <source>Deaths (30 d)</source>
        <translation>30 日死亡</translation>
    </message>
    <message>
        <source>Injured</source>
        <translation>受傷</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Nothing has this name. Try fewer or other words.</source>
        <translation>找不到符合的項目，請減少或改用其他字詞。</translation>
    </message>
    <message>
        <source>Find an action, store or site</source>
        <translation>尋找功能、資料庫或地點</translation>
    </message>
    <message>
        <source>Type what you want to do, in Chinese or English</source>
        <translation>輸入想做的事，中文或英文皆可</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜尋結果</translation>
    </message>
</context>
<context>
    <name>CoverageBanner</name>
    <message>
        <source>Coverage and quality of positions</source>
        <translation>資料完整度與定位品質</translation>
    </message>
    <message>
        <source>Data: {first} – {last}, {crashes} crashes.</source>
        <translation>資料：{first}～{last}，事故 {crashes} 件。</translation>
    </message>
    <message>
        <source>⚠ Incomplete months: {named}.</source>
        <translation>⚠ 資料不完整月份：{named}。</translation>
    </message>
    <message>
        <source>Months without a published figure to compare with: {count}.</source>
        <translation>無公布件數可供比對：{count} 個月。</translation>
    </message>
    <message>
        <source>All months are complete.</source>
        <translation>各月資料均完整。</translation>
    </message>
    <message>
        <source>Positions: {usable} usable, {doubtful} doubtful and left out.</source>
        <translation>定位：可用 {usable} 件，有疑義而不採用 {doubtful} 件。</translation>
    </message>
    <message>
        <source>Incomplete months: {named}</source>
        <translation>不完整月份：{named}</translation>
    </message>
</context>
<context>
    <name>CrashEditFlow</name>
    <message>
        <source>Nothing had to be stored: the record is up to date</source>
        <translation>無須儲存：資料已是最新內容</translation>
    </message>
    <message>
        <source>The correction is stored</source>
        <translation>更正已儲存</translation>
    </message>
</context>
<context>
    <name>DockHost</name>
    <message>
        <source>Show or hide the panel “{panel}”</source>
        <translation>顯示或隱藏「{panel}」面板</translation>
    </message>
    <message>
        <source>Close “{panel}”</source>
        <translation>關閉「{panel}」</translation>
    </message>
    <message>
        <source>“{panel}” in a window of its own, or back</source>
        <translation>「{panel}」獨立成視窗，或放回原處</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Sites</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>圖層</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>篩選</translation>
    </message>
    <message>
        <source>Site page</source>
        <translation>地點頁</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>事故清單</translation>
    </message>
    <message>
        <source>What is here</source>
        <translation>此處圖徵</translation>
    </message>
    <message>
        <source>Street remarks</source>
        <translation>街道備註</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>現場圖清單</translation>
    </message>
    <message>
        <source>Edit streets</source>
        <translation>編輯街道</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>現場圖</translation>
    </message>
</context>
<context>
    <name>DropQuestion</name>
    <message>
        <source>What shall become of the file?</source>
        <translation>這個檔案要怎麼處理？</translation>
    </message>
    <message>
        <source>Show it as a &amp;layer on the map</source>
        <translation>在地圖上當成圖層顯示(&amp;L)</translation>
    </message>
    <message>
        <source>Import it as the city&apos;s &amp;streets</source>
        <translation>匯入為本市路網(&amp;S)</translation>
    </message>
    <message>
        <source>The file stays as it is; nothing is stored.</source>
        <translation>原檔不變，也不會存進資料庫。</translation>
    </message>
    <message>
        <source>Roads and junctions go into the open store; one file at a time.</source>
        <translation>路段與路口會存入目前的資料庫；一次一個檔案。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及其他 {count} 個</translation>
    </message>
</context>
<context>
    <name>EntryPainter</name>
    <message>
        <source>store</source>
        <translation>資料庫</translation>
    </message>
    <message>
        <source>site</source>
        <translation>地點</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Open store</source>
        <translation>開啟資料庫</translation>
    </message>
    <message>
        <source>Stores (*.gpkg);;All files (*)</source>
        <translation>資料庫 (*.gpkg);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>新增資料庫</translation>
    </message>
    <message>
        <source>Stores (*.gpkg)</source>
        <translation>資料庫 (*.gpkg)</translation>
    </message>
    <message>
        <source>Import crashes</source>
        <translation>匯入事故</translation>
    </message>
    <message>
        <source>Crash files (*.csv *.xlsx *.txt *.zip);;All files (*)</source>
        <translation>事故檔 (*.csv *.xlsx *.txt *.zip);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Import streets</source>
        <translation>匯入道路</translation>
    </message>
    <message>
        <source>Street files (*.osm *.pbf *.gpkg *.shp *.geojson *.json *.dxf);;All files (*)</source>
        <translation>道路檔 (*.osm *.pbf *.gpkg *.shp *.geojson *.json *.dxf);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Show a file on the map</source>
        <translation>在地圖上顯示檔案</translation>
    </message>
    <message>
        <source>Map files (*.gpkg *.shp *.zip *.geojson *.json *.csv);;All files (*)</source>
        <translation>圖資檔 (*.gpkg *.shp *.zip *.geojson *.json *.csv);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Save site sheet as PDF</source>
        <translation>將地點圖表存成 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 檔 (*.pdf)</translation>
    </message>
    <message>
        <source>Save certificate as PDF</source>
        <translation>證明書另存為 PDF</translation>
    </message>
    <message>
        <source>Key file of personal data</source>
        <translation>個人資料金鑰檔</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
</context>
<context>
    <name>FileDesk</name>
    <message>
        <source>Making a new store</source>
        <translation>正在建立資料庫</translation>
    </message>
    <message>
        <source>Making the demo store</source>
        <translation>正在建立示範資料庫</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>正在開啟資料庫</translation>
    </message>
    <message>
        <source>{file} exists already and is not overwritten. Choose another name.</source>
        <translation>{file} 已存在，不會覆寫；請改用其他檔名。</translation>
    </message>
    <message>
        <source>Importing crashes</source>
        <translation>正在匯入事故</translation>
    </message>
    <message>
        <source>Looking at the columns</source>
        <translation>查看欄位</translation>
    </message>
    <message>
        <source>Importing streets</source>
        <translation>正在匯入道路</translation>
    </message>
    <message>
        <source>Open a store or make a new one first; then drop files on the window.</source>
        <translation>請先開啟或新增資料庫，再將檔案拖放到視窗。</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>匯入完成</translation>
    </message>
    <message>
        <source>Writing the PDF</source>
        <translation>正在輸出 PDF</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已儲存：{file}</translation>
    </message>
    <message>
        <source>Laying out the sheet</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>The printer did not take the sheet. Save it as a PDF instead.</source>
        <translation>印表機無法列印；請改存成 PDF。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜尋說明</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目錄</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一頁</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>下一頁</translation>
    </message>
    <message>
        <source>No page holds all these words. Try fewer of them.</source>
        <translation>沒有同時含有這些字詞的頁面，請減少字詞。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Rows read: {count}</source>
        <translation>讀取 {count} 列</translation>
    </message>
    <message>
        <source>Rows accepted: {count}</source>
        <translation>採用 {count} 列</translation>
    </message>
    <message>
        <source>Rows set aside as unusable: {count}</source>
        <translation>無法使用而隔離 {count} 列</translation>
    </message>
    <message>
        <source>Crashes: {count}</source>
        <translation>事故 {count} 件</translation>
    </message>
    <message>
        <source>Parties: {count}</source>
        <translation>當事者 {count} 筆</translation>
    </message>
    <message>
        <source>New crashes: {count}</source>
        <translation>新增事故 {count} 件</translation>
    </message>
    <message>
        <source>Changed crashes: {count}</source>
        <translation>更新事故 {count} 件</translation>
    </message>
    <message>
        <source>Unchanged crashes: {count}</source>
        <translation>未變動事故 {count} 件</translation>
    </message>
    <message>
        <source>Personal values left out (names, plates, exact ages): {count}</source>
        <translation>未存入的個資（姓名、車牌、確切年齡）：{count}</translation>
    </message>
    <message>
        <source>Persons kept sealed (names, plates, exact ages): {count}</source>
        <translation>封緘保存的當事者（姓名、車牌、確切年齡）：{count}</translation>
    </message>
    <message>
        <source>Personal values left out because their rows have no case number: {count}</source>
        <translation>因無案件編號而未存入的個資：{count}</translation>
    </message>
    <message>
        <source>Roads: {count}</source>
        <translation>路段 {count} 條</translation>
    </message>
    <message>
        <source>Junctions: {count}</source>
        <translation>路口 {count} 處</translation>
    </message>
    <message>
        <source>Features that are no roads: {count}</source>
        <translation>非道路圖徵 {count} 筆</translation>
    </message>
    <message>
        <source>Roads that could not be stored: {count}</source>
        <translation>未能存入的道路 {count} 條</translation>
    </message>
    <message>
        <source>Doubtful places in the network: {count}</source>
        <translation>路網疑義處 {count} 處</translation>
    </message>
    <message>
        <source>To keep personal values sealed: unlock personal data (Edit menu), then import again.</source>
        <translation>如要封緘保存個資：請先解鎖個人資料（「編輯」選單），再重新匯入。</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Waits for the work before it</source>
        <translation>等待前一項工作完成</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>取消中…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: {title}</source>
        <translation>取消：{title}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>鍵盤與滑鼠</translation>
    </message>
    <message>
        <source>Search keys or what they do</source>
        <translation>搜尋按鍵或作用</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>搜尋按鍵</translation>
    </message>
    <message>
        <source>Keys, mouse</source>
        <translation>按鍵、滑鼠</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Mouse wheel, + and −</source>
        <translation>滑鼠滾輪、＋、－</translation>
    </message>
    <message>
        <source>Diagram: larger or smaller</source>
        <translation>構圖：放大、縮小</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>拖曳、方向鍵</translation>
    </message>
    <message>
        <source>Diagram: move</source>
        <translation>構圖：移動</translation>
    </message>
    <message>
        <source>F, double click</source>
        <translation>F、按兩下</translation>
    </message>
    <message>
        <source>Diagram: fit into the window</source>
        <translation>構圖：縮放至視窗大小</translation>
    </message>
    <message>
        <source>Click, Page Up, Page Down</source>
        <translation>按一下、Page Up、Page Down</translation>
    </message>
    <message>
        <source>Diagram: choose a crash</source>
        <translation>構圖：選取事故</translation>
    </message>
    <message>
        <source>Point at a symbol</source>
        <translation>指向圖元</translation>
    </message>
    <message>
        <source>Diagram: why it is drawn so</source>
        <translation>構圖：顯示如此繪製的原因</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Lists: copy the chosen rows</source>
        <translation>清單：複製選取的列</translation>
    </message>
    <message>
        <source>Drop a file on the window</source>
        <translation>將檔案拖放到視窗</translation>
    </message>
    <message>
        <source>Open a store; import crashes or streets</source>
        <translation>開啟資料庫；匯入事故或道路</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>Next or previous part of the window</source>
        <translation>移到視窗的下一個或上一個區域</translation>
    </message>
</context>
<context>
    <name>LinkStrip</name>
    <message>
        <source>⚠ Connection to {server} lost, trying again. What you typed stays; what you see is as it was before.</source>
        <translation>⚠ 與 {server} 的連線中斷，正在重試。已輸入的內容會保留；畫面為斷線前的資料。</translation>
    </message>
    <message>
        <source>Connected to {server} again at {time}; everything was read anew.</source>
        <translation>已於 {time} 恢復與 {server} 的連線，資料已全部重新讀取。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重試</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Nobody worked here for a while. {account} in {server}: enter the password to go on where you were; nothing you typed is lost.</source>
        <translation>已閒置一段時間。帳號 {account}（{server}）：請輸入密碼，即可從原處繼續；已輸入的內容不會遺失。</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密碼(&amp;P)：</translation>
    </message>
    <message>
        <source>⇪ Caps Lock is on</source>
        <translation>⇪ 大寫鎖定已開啟</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>正在向伺服器確認</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解鎖(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Close the program</source>
        <translation>關閉程式(&amp;C)</translation>
    </message>
    <message>
        <source>For somebody else; what is not saved yet is given up</source>
        <translation>換人使用時；尚未儲存的內容將放棄</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Enter account and password first</source>
        <translation>請先輸入帳號與密碼</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the shared database</source>
        <translation>開啟共用資料庫</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>共用資料庫</translation>
    </message>
    <message>
        <source>Server: {place}</source>
        <translation>伺服器：{place}</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>帳號(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密碼(&amp;P)：</translation>
    </message>
    <message>
        <source>Your personal account; nobody works under another&apos;s name</source>
        <translation>您的個人帳號；任何人不得以他人帳號作業</translation>
    </message>
    <message>
        <source>&amp;Remember the password</source>
        <translation>記住密碼(&amp;R)</translation>
    </message>
    <message>
        <source>It is kept in the system&apos;s keyring and nowhere else</source>
        <translation>僅存放於系統鑰匙圈，不存於他處</translation>
    </message>
    <message>
        <source>This computer has no keyring: the password is asked for each time.</source>
        <translation>本機沒有系統鑰匙圈：每次登入都須輸入密碼。</translation>
    </message>
    <message>
        <source>⇪ Caps Lock is on</source>
        <translation>⇪ 大寫鎖定已開啟</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>連線中</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登入(&amp;L)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Daoan – collision diagrams</source>
        <translation>道安－碰撞構圖</translation>
    </message>
</context>
<context>
    <name>MapFlow</name>
    <message>
        <source>Saved: {file}</source>
        <translation>已儲存：{file}</translation>
    </message>
    <message>
        <source>Draw an area first: choose crashes by rectangle, outline or circle</source>
        <translation>請先繪製範圍：以矩形、多邊形或圓形選取事故</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open a store with crashes first</source>
        <translation>請先開啟含有事故的資料庫</translation>
    </message>
    <message>
        <source>&amp;Recent stores</source>
        <translation>最近的資料庫(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language (語言)</source>
        <translation>語言 (&amp;Language)</translation>
    </message>
    <message>
        <source>Light or dar&amp;k</source>
        <translation>淺色／深色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具列</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>依系統(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>淺色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>PartyNamesFlow</name>
    <message>
        <source>Name and plate are kept sealed</source>
        <translation>姓名與車號已加密封存</translation>
    </message>
</context>
<context>
    <name>PatientClose</name>
    <message>
        <source>Closing</source>
        <translation>正在關閉</translation>
    </message>
    <message>
        <source>Waiting for the running step to stop. What it has not finished is rolled back; the window then closes by itself.</source>
        <translation>正在等待進行中的步驟停止；未完成的部分會復原，之後視窗會自動關閉。</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>立即關閉</translation>
    </message>
</context>
<context>
    <name>PeopleDesk</name>
    <message>
        <source>Logging in</source>
        <translation>登入中</translation>
    </message>
</context>
<context>
    <name>PersonBadge</name>
    <message>
        <source>Account {account} in {server}. Your role may:</source>
        <translation>帳號 {account}（{server}）。您的角色可以：</translation>
    </message>
    <message>
        <source>Who works: {who}</source>
        <translation>使用者：{who}</translation>
    </message>
    <message>
        <source>⟳ Others changed {count}: reloaded {time}</source>
        <translation>⟳ 他人異動 {count} 次：{time} 已更新</translation>
    </message>
    <message>
        <source>What others stored is on your screen</source>
        <translation>他人存入的內容已顯示於畫面</translation>
    </message>
</context>
<context>
    <name>PersonsFlow</name>
    <message>
        <source>Personal data are unlocked until they are locked or the store is closed</source>
        <translation>個人資料已解鎖，直到鎖定或關閉資料庫為止</translation>
    </message>
    <message>
        <source>Open a store first</source>
        <translation>請先開啟資料庫</translation>
    </message>
    <message>
        <source>Select one crash with a case number first</source>
        <translation>請先選取一件有案件編號的事故</translation>
    </message>
    <message>
        <source>Unlock personal data first</source>
        <translation>請先解鎖個人資料</translation>
    </message>
    <message>
        <source>Personal data are unlocked already</source>
        <translation>個人資料已解鎖</translation>
    </message>
    <message>
        <source>Asking for the keys of personal data</source>
        <translation>正在查詢個人資料金鑰</translation>
    </message>
    <message>
        <source>The passphrase of personal data is changed</source>
        <translation>個人資料通行片語已變更</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
</context>
<context>
    <name>PublishedPage</name>
    <message>
        <source>Published figures</source>
        <translation>公開統計</translation>
    </message>
    <message>
        <source>Your role ({role}) sees counts by month and severity, and no single case.</source>
        <translation>您的角色（{role}）可檢視各月、各嚴重程度的件數，不含個別案件。</translation>
    </message>
    <message>
        <source>Select rows and press Ctrl+C to copy them.</source>
        <translation>選取資料列後按 Ctrl+C 即可複製。</translation>
    </message>
    <message>
        <source>Nothing is published yet: this database holds no crashes.</source>
        <translation>尚無公開統計：資料庫中還沒有事故。</translation>
    </message>
    <message>
        <source>No crash data for your role</source>
        <translation>您的角色無事故資料</translation>
    </message>
    <message>
        <source>Your role ({role}) sees who looked at personal data, and no crashes.</source>
        <translation>您的角色（{role}）可查看誰調閱了個資，不含事故資料。</translation>
    </message>
    <message>
        <source>Your role ({role}) sees no content of this database. Open another store, or ask your administrator for another role.</source>
        <translation>您的角色（{role}）無法檢視此資料庫的內容。請開啟其他資料庫，或洽管理者調整角色。</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Codes of the report form from July 2023</source>
        <translation>調查報告表代碼（112 年 7 月起）</translation>
    </message>
    <message>
        <source>Codes of the report form until June 2023</source>
        <translation>調查報告表代碼（112 年 6 月以前）</translation>
    </message>
    <message>
        <source>Running numbers in the order of the form</source>
        <translation>依報告表順序的流水編號</translation>
    </message>
    <message>
        <source>TWD97 / TM2 zone 121 (EPSG:3826)</source>
        <translation>TWD97 二度分帶 121（EPSG:3826）</translation>
    </message>
    <message>
        <source>TWD97 / TM2 zone 119, Penghu, Kinmen (EPSG:3825)</source>
        <translation>TWD97 二度分帶 119，澎湖、金門（EPSG:3825）</translation>
    </message>
    <message>
        <source>TWD67 / TM2 zone 121 (EPSG:3828)</source>
        <translation>TWD67 二度分帶 121（EPSG:3828）</translation>
    </message>
    <message>
        <source>WGS84 longitude and latitude (EPSG:4326)</source>
        <translation>WGS84 經緯度（EPSG:4326）</translation>
    </message>
    <message>
        <source>The file {file} holds numbers instead of words (column {column}).
How are they to be read?</source>
        <translation>檔案 {file} 以數字代替文字（欄位「{column}」）。
請選擇數字的意義：</translation>
    </message>
    <message>
        <source>The numbers of {file} do not fit this choice: column {column} holds {number}.
Choose another one.</source>
        <translation>檔案 {file} 的數字不符合這個選擇：欄位「{column}」含 {number}。
請改選其他方式：</translation>
    </message>
    <message>
        <source>Import crashes</source>
        <translation>匯入事故</translation>
    </message>
    <message>
        <source>The file {file} holds monthly counts but does not say of which city.
Name of the city or county:</source>
        <translation>檔案 {file} 是每月件數，但未註明縣市。
縣市名稱：</translation>
    </message>
    <message>
        <source>{file} does not say its coordinate system and its numbers do not tell. Choose the system it was drawn in.</source>
        <translation>{file} 未註明坐標系統，也無法由數值判斷。請選擇繪製時使用的坐標系統。</translation>
    </message>
    <message>
        <source>{file} does not say its coordinate system: it may be TWD97 or TWD67, which lie some 830 m apart. Choose the system it was drawn in.</source>
        <translation>{file} 未註明坐標系統：可能是 TWD97 或 TWD67，兩者相差約 830 公尺。請選擇繪製時所用的系統。</translation>
    </message>
    <message>
        <source>The coordinates of {file} cannot be in {crs}. Choose another system.</source>
        <translation>{file} 的坐標不可能屬於 {crs}。請改選其他坐標系統。</translation>
    </message>
    <message>
        <source>“{crs}” is no coordinate system. Choose one, or type an EPSG code.</source>
        <translation>「{crs}」不是坐標系統。請選擇，或輸入 EPSG 代碼。</translation>
    </message>
    <message>
        <source>The file has no column {column}; it has: {known}.</source>
        <translation>檔案沒有欄位「{column}」；現有欄位：{known}。</translation>
    </message>
</context>
<context>
    <name>ReturnedDialog</name>
    <message>
        <source>Home keeps its streets; yours wait among the changes put aside: street editor, History.</source>
        <translation>原資料庫的道路保持不變；您的變更放在「擱置的變更」：道路編輯的「歷史」。</translation>
    </message>
    <message>
        <source>Home keeps its version until you decide. What differs:</source>
        <translation>在您決定之前，原資料庫保持它的版本。不同之處：</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已帶回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Use the version that was taken along</source>
        <translation>採用帶出的版本</translation>
    </message>
    <message>
        <source>What home has now stays among the changes of the record</source>
        <translation>原資料庫現有的版本仍保留在紀錄的變更歷程中</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>變更</translation>
    </message>
    <message>
        <source>Both versions</source>
        <translation>兩個版本</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>原資料庫</translation>
    </message>
    <message>
        <source>Taken along</source>
        <translation>帶出的版本</translation>
    </message>
    <message>
        <source>Nothing was changed since it was taken along or last brought back.</source>
        <translation>帶出或上次帶回之後沒有任何變更。</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>station user</source>
        <translation>分局承辦</translation>
    </message>
    <message>
        <source>traffic analyst</source>
        <translation>交通分析人員</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>審查人員</translation>
    </message>
    <message>
        <source>detective</source>
        <translation>偵查人員</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>council member</source>
        <translation>道安會報委員</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>稽核人員</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>系統管理者</translation>
    </message>
    <message>
        <source>Your role ({role}) does not allow this</source>
        <translation>您的角色（{role}）無此權限</translation>
    </message>
    <message>
        <source>see crashes, scenes and streets</source>
        <translation>檢視事故、現場圖與道路</translation>
    </message>
    <message>
        <source>import crashes</source>
        <translation>匯入事故</translation>
    </message>
    <message>
        <source>import streets</source>
        <translation>匯入道路</translation>
    </message>
    <message>
        <source>tell the legs of crashes</source>
        <translation>填報事故行進方向</translation>
    </message>
    <message>
        <source>see published figures</source>
        <translation>檢視公開統計</translation>
    </message>
</context>
<context>
    <name>SceneFlow</name>
    <message>
        <source>Saved: {file}</source>
        <translation>已儲存：{file}</translation>
    </message>
</context>
<context>
    <name>SceneHistoryFlow</name>
    <message>
        <source>Nothing of this scene is stored yet: draw something first</source>
        <translation>這張現場圖還沒有存入任何內容：請先繪製</translation>
    </message>
    <message>
        <source>Open this scene in the editor first</source>
        <translation>請先開啟這張現場圖</translation>
    </message>
    <message>
        <source>The scene is sealed: “Correct…” first</source>
        <translation>現場圖已封存：請先按「更正…」</translation>
    </message>
    <message>
        <source>Take up the version of {when}</source>
        <translation>恢復 {when} 的版本</translation>
    </message>
</context>
<context>
    <name>SceneListFlow</name>
    <message>
        <source>This crash is no longer in the store</source>
        <translation>資料庫裡已沒有這件事故</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>No server is set up on this computer yet. Enter it once, as your administrator named it; it is remembered after the first login.</source>
        <translation>本機尚未設定伺服器。請依管理者提供的資料輸入一次，首次登入後即會記住。</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>伺服器(&amp;S)：</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>連接埠(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation>資料庫(&amp;D)：</translation>
    </message>
    <message>
        <source>Root &amp;certificate:</source>
        <translation>根憑證(&amp;C)：</translation>
    </message>
    <message>
        <source>of the system</source>
        <translation>使用系統憑證</translation>
    </message>
    <message>
        <source>File with the certificate of the authority that signed the server&apos;s</source>
        <translation>簽發伺服器憑證之機構的憑證檔</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to usual: {name}</source>
        <translation>恢復預設：{name}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>搜尋所有設定</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>設定分類</translation>
    </message>
    <message>
        <source>No setting has this name. Clear the search to see them all.</source>
        <translation>沒有符合的設定；清除搜尋即可看到全部。</translation>
    </message>
    <message>
        <source>&amp;All back to usual</source>
        <translation>全部恢復預設(&amp;A)</translation>
    </message>
    <message>
        <source>Set every setting back; stores and the layout of panels stay remembered</source>
        <translation>所有設定恢復預設值；資料庫紀錄與面板版面仍會保留</translation>
    </message>
</context>
<context>
    <name>SharedFlow</name>
    <message>
        <source>Not saved yet</source>
        <translation>尚未儲存</translation>
    </message>
    <message>
        <source>{count} answers about legs are not saved yet, and closing loses them.</source>
        <translation>有 {count} 筆行進方向回答尚未儲存，關閉後將會遺失。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在程式</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>放棄並關閉</translation>
    </message>
    <message>
        <source>Reading the published figures</source>
        <translation>正在讀取公開統計</translation>
    </message>
</context>
<context>
    <name>SiteFlow</name>
    <message>
        <source>Reading the sites</source>
        <translation>讀取地點中</translation>
    </message>
    <message>
        <source>Drawing the diagram</source>
        <translation>繪製構圖中</translation>
    </message>
</context>
<context>
    <name>StatusProgress</name>
    <message>
        <source>+{count}</source>
        <translation>+{count}</translation>
    </message>
    <message>
        <source>List all work that runs or waits</source>
        <translation>列出進行中與等待中的工作</translation>
    </message>
    <message>
        <source>{count} more pieces of work</source>
        <translation>另有 {count} 項工作</translation>
    </message>
</context>
<context>
    <name>StreetQuestion</name>
    <message>
        <source>Import streets</source>
        <translation>匯入道路</translation>
    </message>
    <message>
        <source>Choose one, or type an EPSG code</source>
        <translation>請選擇，或輸入 EPSG 代碼</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐標系統</translation>
    </message>
    <message>
        <source>Empty: found by itself</source>
        <translation>空白則自動辨識</translation>
    </message>
    <message>
        <source>Column of road names</source>
        <translation>路名欄位</translation>
    </message>
    <message>
        <source>&amp;Coordinate system</source>
        <translation>坐標系統(&amp;C)</translation>
    </message>
    <message>
        <source>Column of road &amp;names</source>
        <translation>路名欄位(&amp;N)</translation>
    </message>
</context>
<context>
    <name>TakeFlow</name>
    <message>
        <source>along.gpkg</source>
        <translation>帶出.gpkg</translation>
    </message>
    <message>
        <source>Open this file where there is no network and work on it as usual. Afterwards open this store again and choose File, Bring back.</source>
        <translation>在沒有網路的地方開啟這個檔案，照常作業。回來後再開啟這個資料庫，選「檔案」→「帶回」。</translation>
    </message>
    <message>
        <source>Taken along</source>
        <translation>已帶出</translation>
    </message>
    <message>
        <source>Taking along what the map shows</source>
        <translation>正在帶出地圖範圍</translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation>正在帶回</translation>
    </message>
    <message>
        <source>Sending this version</source>
        <translation>正在送出這個版本</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>略過</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Welcome to Daoan</source>
        <translation>歡迎使用道安</translation>
    </message>
    <message>
        <source>A short walk through the window. Enter or → goes on, ← goes back, Esc ends it. You find it again in the menu Help.</source>
        <translation>簡單認識這個視窗。按 Enter 或 → 繼續，← 返回，Esc 結束；之後可從「說明」選單再看一次。</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>從這裡開始</translation>
    </message>
    <message>
        <source>Try the program with an invented city, or open a store of your own. A store is one file with streets and crashes.</source>
        <translation>可以先用虛構的城市試試，或開啟自己的資料庫。資料庫就是一個檔案，內含路網與事故。</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>數字的依據</translation>
    </message>
    <message>
        <source>Which months are complete and how many positions can be trusted. Read it before you compare places or years.</source>
        <translation>哪些月份資料完整、有多少點位可信。比較地點或年度之前請先看這裡。</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Junctions and stretches of road, the worst first. Search by name, choose a period, and rank by number or by severity.</source>
        <translation>路口與路段，最嚴重的排最前面。可依名稱搜尋、選擇期間，並依件數或嚴重度排序。</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>地圖</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves. Click a crash or a junction to choose it.</source>
        <translation>滾輪縮放，拖曳移動；點選事故或路口即可選取。</translation>
    </message>
    <message>
        <source>The site&apos;s page</source>
        <translation>地點頁</translation>
    </message>
    <message>
        <source>The collision diagram of the chosen site, its crashes, and what could not be drawn, with the reason. Print it or save it as PDF from the menu File.</source>
        <translation>所選地點的碰撞構圖、事故清單，以及未能繪出的事故與原因。可由「檔案」選單列印或另存 PDF。</translation>
    </message>
    <message>
        <source>Menus, and one key for everything</source>
        <translation>選單，以及一組萬用快速鍵</translation>
    </message>
    <message>
        <source>Everything stands in the menus. Ctrl+Shift+P finds any action by its name, F1 explains where you are.</source>
        <translation>所有功能都在選單裡。Ctrl+Shift+P 可用名稱找到任何功能，F1 說明目前所在之處。</translation>
    </message>
</context>
<context>
    <name>UndoList</name>
    <message>
        <source>The beginning</source>
        <translation>最初狀態</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已復原</translation>
    </message>
    <message>
        <source>Undo list</source>
        <translation>變更紀錄</translation>
    </message>
    <message>
        <source>Choose the change after which everything shall be as it was.</source>
        <translation>選一個變更，一切回到它剛完成時的狀態。</translation>
    </message>
</context>
<context>
    <name>UndoMenu</name>
    <message>
        <source>&amp;Undo: {name}</source>
        <translation>復原：{name}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: {name}</source>
        <translation>重做：{name}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>尚未做任何變更</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>沒有可重做的變更</translation>
    </message>
</context>
<context>
    <name>UnsavedStrip</name>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Store them now; what was stored already is not repeated</source>
        <translation>立即存入；已存入者不會重複</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放棄</translation>
    </message>
    <message>
        <source>Forget these answers and ask again</source>
        <translation>捨棄這些回答，重新詢問</translation>
    </message>
    <message>
        <source>⚠ Not saved yet: {count} answers about legs ({cases}). Try again.</source>
        <translation>⚠ 尚未儲存：{count} 筆行進方向回答（{cases}）。請再試一次。</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Stores opened &amp;before</source>
        <translation>最近開啟的資料庫(&amp;B)</translation>
    </message>
    <message>
        <source>Stores opened before</source>
        <translation>最近開啟的資料庫</translation>
    </message>
</context>
</TS>
