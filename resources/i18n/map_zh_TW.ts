<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Sho&amp;w a file on the map…</source>
        <translation>在地圖上顯示檔案(&amp;W)…</translation>
    </message>
    <message>
        <source>Show a GeoPackage, Shapefile, GeoJSON or CSV file as a layer</source>
        <translation>將 GeoPackage、Shapefile、GeoJSON 或 CSV 檔顯示為圖層</translation>
    </message>
    <message>
        <source>Show less of the map, larger (on the map: +)</source>
        <translation>放大地圖，範圍變小（在地圖上按 +）</translation>
    </message>
    <message>
        <source>Zoom the map &amp;in</source>
        <translation>地圖放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom the map o&amp;ut</source>
        <translation>地圖縮小(&amp;U)</translation>
    </message>
    <message>
        <source>Show more of the map, smaller (on the map: -)</source>
        <translation>縮小地圖，範圍變大（在地圖上按 -）</translation>
    </message>
    <message>
        <source>&amp;Whole map</source>
        <translation>整張地圖(&amp;W)</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>顯示所有圖層的範圍</translation>
    </message>
    <message>
        <source>Go to the &amp;selection</source>
        <translation>移至選取範圍(&amp;S)</translation>
    </message>
    <message>
        <source>Bring what is selected into sight</source>
        <translation>把選取的事故移入畫面</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>上一個畫面(&amp;P)</translation>
    </message>
    <message>
        <source>Look where the map looked before</source>
        <translation>回到先前看過的畫面</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>下一個畫面(&amp;N)</translation>
    </message>
    <message>
        <source>Look again where you went back from</source>
        <translation>再看返回前的畫面</translation>
    </message>
    <message>
        <source>S&amp;earch the map…</source>
        <translation>搜尋地圖(&amp;E)…</translation>
    </message>
    <message>
        <source>Find a street, junction, case, place or coordinates</source>
        <translation>尋找道路、路口、案號、地點或坐標</translation>
    </message>
    <message>
        <source>&amp;Go to coordinates…</source>
        <translation>移至坐標(&amp;G)…</translation>
    </message>
    <message>
        <source>Type x and y in metres, or longitude and latitude</source>
        <translation>輸入 x、y（公尺）或經度、緯度</translation>
    </message>
    <message>
        <source>Add a book&amp;mark…</source>
        <translation>加入書籤(&amp;M)…</translation>
    </message>
    <message>
        <source>Keep the present view under a name</source>
        <translation>把目前的畫面取名存起來</translation>
    </message>
    <message>
        <source>Boo&amp;kmarks…</source>
        <translation>書籤(&amp;K)…</translation>
    </message>
    <message>
        <source>Go to a bookmark, rename or delete it</source>
        <translation>前往書籤、重新命名或刪除</translation>
    </message>
    <message>
        <source>Print or save the &amp;map…</source>
        <translation>列印或儲存地圖(&amp;M)…</translation>
    </message>
    <message>
        <source>The map to scale on paper, as a PDF or as a picture</source>
        <translation>依比例尺將地圖輸出為紙本、PDF 或圖片</translation>
    </message>
    <message>
        <source>Print &amp;block plan…</source>
        <translation>列印街廓圖(&amp;B)…</translation>
    </message>
    <message>
        <source>The junction or block that was chosen, at 1:200 to 1:1000 on paper</source>
        <translation>把選定的路口或街廓依 1:200 至 1:1000 印在紙上</translation>
    </message>
    <message>
        <source>&amp;Basemap…</source>
        <translation>底圖(&amp;B)…</translation>
    </message>
    <message>
        <source>Choose a map from the internet to lie under the layers</source>
        <translation>選擇墊於圖層之下的網路底圖</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>瀏覽(&amp;B)</translation>
    </message>
    <message>
        <source>Move the map, choose a crash, open a junction</source>
        <translation>移動地圖、點選事故、開啟路口</translation>
    </message>
    <message>
        <source>Wha&amp;t is here</source>
        <translation>查詢此處(&amp;T)</translation>
    </message>
    <message>
        <source>List everything that lies at a point</source>
        <translation>列出某一點上的所有圖徵</translation>
    </message>
    <message>
        <source>Measure a &amp;distance</source>
        <translation>量距離(&amp;D)</translation>
    </message>
    <message>
        <source>Measure along a line, side by side</source>
        <translation>沿著折線逐段量距離</translation>
    </message>
    <message>
        <source>Measure an &amp;area</source>
        <translation>量面積(&amp;A)</translation>
    </message>
    <message>
        <source>Measure an area and the way round it</source>
        <translation>量面積與周長</translation>
    </message>
    <message>
        <source>Select by &amp;rectangle</source>
        <translation>矩形選取(&amp;R)</translation>
    </message>
    <message>
        <source>Select the crashes in a rectangle</source>
        <translation>選取矩形內的事故</translation>
    </message>
    <message>
        <source>Select by &amp;outline</source>
        <translation>多邊形選取(&amp;O)</translation>
    </message>
    <message>
        <source>Select the crashes in an area that you outline</source>
        <translation>選取所圈範圍內的事故</translation>
    </message>
    <message>
        <source>Select by &amp;circle</source>
        <translation>圓形選取(&amp;C)</translation>
    </message>
    <message>
        <source>Select the crashes within a distance of a point</source>
        <translation>選取距某點一定距離內的事故</translation>
    </message>
</context>
<context>
    <name>BasemapDialog</name>
    <message>
        <source>Now: {size:.1f} MB</source>
        <translation>目前：{size:.1f} MB</translation>
    </message>
    <message>
        <source>Off: the program asks no server and sends nothing over the network.</source>
        <translation>關閉：程式不連線任何伺服器，也不透過網路傳送任何資料。</translation>
    </message>
    <message>
        <source>the server entered above</source>
        <translation>上方輸入的伺服器</translation>
    </message>
    <message>
        <source>Source of the pictures: {host}. That server learns which area is looked at, and this computer&apos;s network address. No crash data and no names are sent. Map pictures are kept on this computer and shown without a network, too.</source>
        <translation>圖片來源：{host}。該伺服器會得知您正在看的範圍及本機的網路位址；不會傳送任何事故資料或個人資料。底圖圖片會保存在本機，離線時仍可顯示。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在連線…</translation>
    </message>
    <message>
        <source>Offline since {moment}.</source>
        <translation>自 {moment} 起離線。</translation>
    </message>
    <message>
        <source>Basemap</source>
        <translation>底圖</translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <translation>關閉(&amp;O)</translation>
    </message>
    <message>
        <source>O&amp;wn address (XYZ or WMTS)</source>
        <translation>自訂網址（XYZ 或 WMTS）(&amp;W)</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>自訂網址</translation>
    </message>
    <message>
        <source>{z} level, {x} column, {y} row from the north, {-y} row from the south; or {TileMatrix}, {TileCol}, {TileRow}</source>
        <translation>{z} 層級、{x} 欄、{y} 由北起算的列、{-y} 由南起算的列；或 {TileMatrix}、{TileCol}、{TileRow}</translation>
    </message>
    <message>
        <source>What is wrong with the address</source>
        <translation>網址的問題</translation>
    </message>
    <message>
        <source>Map pictures kept on this computer</source>
        <translation>存在本機的底圖圖片</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>上限(&amp;M)</translation>
    </message>
    <message>
        <source>Largest size of the kept map pictures</source>
        <translation>底圖圖片保存上限</translation>
    </message>
    <message>
        <source>&amp;Delete them</source>
        <translation>全部刪除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>立即重試(&amp;T)</translation>
    </message>
    <message>
        <source>Ask the server at once instead of after the pause</source>
        <translation>不等自動重試，立即再連線一次</translation>
    </message>
</context>
<context>
    <name>BasemapIndicator</name>
    <message>
        <source>Basemap off</source>
        <translation>底圖關閉</translation>
    </message>
    <message>
        <source>Basemap loading</source>
        <translation>底圖載入中</translation>
    </message>
    <message>
        <source>Basemap on</source>
        <translation>底圖已開啟</translation>
    </message>
    <message>
        <source>Basemap: nothing here</source>
        <translation>底圖：此處無圖</translation>
    </message>
    <message>
        <source>Basemap offline</source>
        <translation>底圖離線</translation>
    </message>
    <message>
        <source>Offline since {moment}</source>
        <translation>自 {moment} 起離線</translation>
    </message>
    <message>
        <source>What was loaded before is still shown.</source>
        <translation>先前載入的底圖仍會顯示。</translation>
    </message>
    <message>
        <source>Click to choose a basemap or to turn it off.</source>
        <translation>按一下以選擇或關閉底圖。</translation>
    </message>
</context>
<context>
    <name>BlockPlanDesk</name>
    <message>
        <source>Looking for the block</source>
        <translation>尋找街廓</translation>
    </message>
    <message>
        <source>Save the block plan</source>
        <translation>儲存街廓圖</translation>
    </message>
</context>
<context>
    <name>BlockPlanDialog</name>
    <message>
        <source>Drawing the page…</source>
        <translation>繪製圖面…</translation>
    </message>
    <message>
        <source>Block plan</source>
        <translation>街廓圖</translation>
    </message>
    <message>
        <source>Saving the block plan</source>
        <translation>儲存街廓圖</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已儲存：{path}</translation>
    </message>
    <message>
        <source>Print block plan</source>
        <translation>列印街廓圖</translation>
    </message>
</context>
<context>
    <name>BlockPlanForm</name>
    <message>
        <source>Turned by hand ({degrees}°)</source>
        <translation>手動旋轉（{degrees}°）</translation>
    </message>
    <message>
        <source>All {count} junctions that are chosen, a sheet each</source>
        <translation>選取的全部 {count} 處路口，每處一張</translation>
    </message>
    <message>
        <source>1:{scale}, {width} × {height} m of ground</source>
        <translation>1:{scale}，涵蓋 {width} × {height} 公尺</translation>
    </message>
    <message>
        <source>{count} sheets</source>
        <translation>共 {count} 張</translation>
    </message>
    <message>
        <source>Not all of it fits; all would take {count} sheets.</source>
        <translation>無法全部納入；完整輸出需 {count} 張。</translation>
    </message>
    <message>
        <source>Sheet {page} of {count}</source>
        <translation>第 {page} 張，共 {count} 張</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>標題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>比例尺(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>紙張(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>方向(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>圖上方(&amp;U)</translation>
    </message>
    <message>
        <source>Title of the plan</source>
        <translation>街廓圖標題</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙張</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>What points up the sheet</source>
        <translation>圖面上方的方位</translation>
    </message>
    <message>
        <source>Whichever fits better</source>
        <translation>自動選擇</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>橫式</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>直式</translation>
    </message>
    <message>
        <source>The largest that fits</source>
        <translation>可納入的最大比例尺</translation>
    </message>
    <message>
        <source>North</source>
        <translation>北方朝上</translation>
    </message>
    <message>
        <source>Main street along the sheet</source>
        <translation>沿主要道路</translation>
    </message>
    <message>
        <source>&amp;As many sheets as it takes</source>
        <translation>分成所需張數(&amp;A)</translation>
    </message>
    <message>
        <source>Sheet before</source>
        <translation>上一張</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>下一張</translation>
    </message>
    <message>
        <source>The sheet as it will be</source>
        <translation>圖面預覽</translation>
    </message>
    <message>
        <source>What the frame shows</source>
        <translation>圖框涵蓋範圍</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>列印(&amp;R)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>存成 P&amp;DF…</translation>
    </message>
    <message>
        <source>S&amp;VG…</source>
        <translation>S&amp;VG…</translation>
    </message>
    <message>
        <source>D&amp;XF…</source>
        <translation>D&amp;XF…</translation>
    </message>
    <message>
        <source>P&amp;NG…</source>
        <translation>P&amp;NG…</translation>
    </message>
    <message>
        <source>All sheets in one file</source>
        <translation>全部圖幅存成一個檔案</translation>
    </message>
    <message>
        <source>A drawing for word processors and browsers</source>
        <translation>供文書軟體及瀏覽器使用的向量圖</translation>
    </message>
    <message>
        <source>For CAD programs, in metres at its own coordinates</source>
        <translation>供 CAD 軟體使用，單位公尺，位於實際坐標</translation>
    </message>
    <message>
        <source>A picture of 300 dots to the inch</source>
        <translation>每英吋 300 點的圖片</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation>存成 {kind}</translation>
    </message>
</context>
<context>
    <name>BookmarkDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>書籤</translation>
    </message>
    <message>
        <source>No bookmarks yet. Look at a place and choose &quot;Add a bookmark&quot;.</source>
        <translation>還沒有書籤。先移到要記住的地方，再按「加入書籤」。</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重新命名(&amp;R)</translation>
    </message>
    <message>
        <source>Use the &amp;present view</source>
        <translation>改為目前畫面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>刪除(&amp;D)</translation>
    </message>
    <message>
        <source>Let this bookmark show what the map shows now</source>
        <translation>讓這個書籤改記地圖目前的畫面</translation>
    </message>
</context>
<context>
    <name>BookmarkMenu</name>
    <message>
        <source>Place</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>書籤名稱</translation>
    </message>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>書籤(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Add a bookmark…</source>
        <translation>加入書籤(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Rename or delete…</source>
        <translation>重新命名或刪除(&amp;R)…</translation>
    </message>
    <message>
        <source>No bookmarks yet</source>
        <translation>還沒有書籤</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Row</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備註</translation>
    </message>
</context>
<context>
    <name>CoordinateBar</name>
    <message>
        <source>TWD97 TM2 zone 121</source>
        <translation>TWD97 二度分帶 121</translation>
    </message>
    <message>
        <source>TWD97 TM2 zone 119 (Penghu, Kinmen, Matsu)</source>
        <translation>TWD97 二度分帶 119（澎湖、金門、馬祖）</translation>
    </message>
    <message>
        <source>WGS84 degrees</source>
        <translation>WGS84 經緯度（十進位）</translation>
    </message>
    <message>
        <source>WGS84 degrees, minutes, seconds</source>
        <translation>WGS84 經緯度（度分秒）</translation>
    </message>
    <message>
        <source>TWD67 TM2 zone 121 (old)</source>
        <translation>TWD67 二度分帶 121（舊）</translation>
    </message>
    <message>
        <source>&amp;Copy coordinates</source>
        <translation>複製坐標(&amp;C)</translation>
    </message>
    <message>
        <source>Coordinates of the mouse</source>
        <translation>游標坐標</translation>
    </message>
    <message>
        <source>Coordinates of the mouse; a click shows the next system. TWD67 is converted by published parameters and may be off by 2 m.</source>
        <translation>游標坐標；按一下切換坐標系統。TWD67 以公開參數換算，誤差約 2 公尺。</translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation>比例尺(&amp;L)</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Scale of the map; choose one, or type one like 1:800</source>
        <translation>地圖比例尺；可選擇，或輸入如 1:800</translation>
    </message>
</context>
<context>
    <name>CrashMarks</name>
    <message>
        <source>{all} crashes selected, {marked} of them marked</source>
        <translation>已選 {all} 件，僅標示其中 {marked} 件</translation>
    </message>
</context>
<context>
    <name>DoubtsPanel</name>
    <message>
        <source>Reading street remarks</source>
        <translation>讀取街道備註</translation>
    </message>
    <message>
        <source>No street file left a doubt. Remarks appear here after an import.</source>
        <translation>目前沒有街道備註。匯入街道檔案後，有疑義之處會列在這裡。</translation>
    </message>
    <message>
        <source>{count} remarks. A click or Enter goes to the place.</source>
        <translation>共 {count} 則備註。點一下或按 Enter 即可前往該處。</translation>
    </message>
    <message>
        <source>This remark is about the whole file and has no place.</source>
        <translation>此備註與整個檔案有關，沒有特定位置。</translation>
    </message>
    <message>
        <source>Search the remarks</source>
        <translation>搜尋備註</translation>
    </message>
    <message>
        <source>Street remarks</source>
        <translation>街道備註</translation>
    </message>
</context>
<context>
    <name>FaultsDialog</name>
    <message>
        <source>Rows that are not drawn</source>
        <translation>未繪出的資料列</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部複製(&amp;C)</translation>
    </message>
    <message>
        <source>{bad} of {all} rows of “{file}” are not drawn; all others are.</source>
        <translation>「{file}」共 {all} 列，其中 {bad} 列未繪出，其餘皆已繪出。</translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation>僅列出前 {count} 列。</translation>
    </message>
</context>
<context>
    <name>GuestDesk</name>
    <message>
        <source>Showing a file on the map</source>
        <translation>正在將檔案顯示於地圖</translation>
    </message>
</context>
<context>
    <name>GuestQuestion</name>
    <message>
        <source>Show a file on the map</source>
        <translation>在地圖上顯示檔案</translation>
    </message>
    <message>
        <source>Tables of the file</source>
        <translation>檔案內的資料表</translation>
    </message>
    <message>
        <source>{table} – {rows} rows</source>
        <translation>{table}，{rows} 列</translation>
    </message>
    <message>
        <source>no coordinate system</source>
        <translation>未註明坐標系統</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐標系統</translation>
    </message>
    <message>
        <source>Choose one, or type an EPSG code. TWD67 and TWD97 lie about 830 m apart and cannot be told from each other by their numbers.</source>
        <translation>請選擇，或輸入 EPSG 代碼。TWD67 與 TWD97 相差約 830 公尺，無法由數值分辨。</translation>
    </message>
    <message>
        <source>&amp;What to show of “{file}”:</source>
        <translation>「{file}」要顯示的內容(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Coordinate system</source>
        <translation>坐標系統(&amp;C)</translation>
    </message>
    <message>
        <source>Column of &amp;X or longitude</source>
        <translation>X 坐標或經度欄位(&amp;X)</translation>
    </message>
    <message>
        <source>Column of &amp;Y or latitude</source>
        <translation>Y 坐標或緯度欄位(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>GuestQuestions</name>
    <message>
        <source>As the file says, else by its numbers</source>
        <translation>依檔案註明，否則由數值判斷</translation>
    </message>
    <message>
        <source>TWD97 / TM2 zone 121 (EPSG:3826)</source>
        <translation>TWD97 二度分帶 121（EPSG:3826）</translation>
    </message>
    <message>
        <source>TWD97 / TM2 zone 119, islands (EPSG:3825)</source>
        <translation>TWD97 二度分帶 119，離島（EPSG:3825）</translation>
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
        <source>Web Mercator (EPSG:3857)</source>
        <translation>Web 麥卡托投影（EPSG:3857）</translation>
    </message>
</context>
<context>
    <name>GuestWords</name>
    <message>
        <source>“{file}”: {drawn} of {rows} rows drawn.</source>
        <translation>「{file}」共 {rows} 列，已繪出 {drawn} 列。</translation>
    </message>
    <message>
        <source>The file does not say its coordinate system; its numbers look like {crs}. If the layer lies about 830 m off, it is TWD67.</source>
        <translation>檔案未註明坐標系統，依數值判斷為 {crs}。若圖層位置偏移約 830 公尺，即為 TWD67。</translation>
    </message>
    <message>
        <source>Coordinate system: {crs}.</source>
        <translation>坐標系統：{crs}。</translation>
    </message>
    <message>
        <source>Longitude and latitude were exchanged and have been put right.</source>
        <translation>經度與緯度互換，已自動更正。</translation>
    </message>
</context>
<context>
    <name>IdentifyPanel</name>
    <message>
        <source>{layer} ({number})</source>
        <translation>{layer}（{number}）</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>第 {number} 筆</translation>
    </message>
    <message>
        <source>Choose &quot;What is here&quot; and click a place on the map.</source>
        <translation>選「查詢此處」，再點地圖上的位置。</translation>
    </message>
    <message>
        <source>Nothing lies at {place}. Zoom in, or click closer to a feature.</source>
        <translation>{place} 沒有圖徵。請放大，或點得更靠近圖徵。</translation>
    </message>
    <message>
        <source>At {place}</source>
        <translation>位置：{place}</translation>
    </message>
    <message>
        <source>Features here, by layer</source>
        <translation>此處的圖徵（依圖層）</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>欄位內容</translation>
    </message>
    <message>
        <source>&amp;Copy attributes</source>
        <translation>複製欄位內容(&amp;C)</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Add layer from file…</source>
        <translation>由檔案加入圖層…</translation>
    </message>
    <message>
        <source>Move layer up</source>
        <translation>圖層上移</translation>
    </message>
    <message>
        <source>Move layer down</source>
        <translation>圖層下移</translation>
    </message>
    <message>
        <source>Zoom to layer</source>
        <translation>縮放至圖層</translation>
    </message>
    <message>
        <source>Scales of the layer…</source>
        <translation>圖層的顯示比例尺…</translation>
    </message>
    <message>
        <source>Lock layer or unlock it</source>
        <translation>鎖定或解除鎖定圖層</translation>
    </message>
    <message>
        <source>Print layer: as shown, always, never</source>
        <translation>圖層列印方式：依顯示、一律、不印</translation>
    </message>
    <message>
        <source>How the file is read…</source>
        <translation>檔案讀取方式…</translation>
    </message>
    <message>
        <source>Remove file layer</source>
        <translation>移除檔案圖層</translation>
    </message>
    <message>
        <source>Layers, the topmost first</source>
        <translation>圖層，由上而下</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>不透明度(&amp;O)</translation>
    </message>
    <message>
        <source>Opacity of the layer, percent</source>
        <translation>圖層不透明度（百分比）</translation>
    </message>
    <message>
        <source>There are no layers yet. Open a store, or drop a GeoPackage, Shapefile, GeoJSON or CSV file here.</source>
        <translation>目前沒有圖層。請開啟資料庫，或將 GeoPackage、Shapefile、GeoJSON、CSV 檔拖放到這裡。</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Base map</source>
        <translation>底圖</translation>
    </message>
    <message>
        <source>Street blocks</source>
        <translation>街廓</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>行政區界</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建築物</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Street surfaces</source>
        <translation>路面</translation>
    </message>
    <message>
        <source>Painted areas</source>
        <translation>標線（面）</translation>
    </message>
    <message>
        <source>Painted lines</source>
        <translation>標線（線）</translation>
    </message>
    <message>
        <source>Signs and signals</source>
        <translation>標誌及號誌</translation>
    </message>
    <message>
        <source>Confirmed and assumed streets</source>
        <translation>街道確認情形</translation>
    </message>
    <message>
        <source>Confirmed by somebody</source>
        <translation>已有人確認</translation>
    </message>
    <message>
        <source>As the source says</source>
        <translation>依來源資料</translation>
    </message>
    <message>
        <source>Widths assumed</source>
        <translation>路寬為推定</translation>
    </message>
    <message>
        <source>Junctions</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Crash density, per km²</source>
        <translation>每平方公里事故數</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>交通事故</translation>
    </message>
    <message>
        <source>Foreign file</source>
        <translation>外部檔案</translation>
    </message>
    <message>
        <source>A1: death within 24 h</source>
        <translation>A1：24 小時內死亡</translation>
    </message>
    <message>
        <source>Death after 24 h, within 30 days</source>
        <translation>2 至 30 日內死亡</translation>
    </message>
    <message>
        <source>A2: injury</source>
        <translation>A2：受傷</translation>
    </message>
    <message>
        <source>A3: damage only</source>
        <translation>A3：財損</translation>
    </message>
    <message>
        <source>Position doubtful, any severity</source>
        <translation>位置存疑（不分類別）</translation>
    </message>
    <message>
        <source>Motorways and expressways</source>
        <translation>國道及快速道路</translation>
    </message>
    <message>
        <source>Primary roads</source>
        <translation>主要道路</translation>
    </message>
    <message>
        <source>Secondary roads</source>
        <translation>次要道路</translation>
    </message>
    <message>
        <source>Tertiary roads</source>
        <translation>集散道路</translation>
    </message>
    <message>
        <source>Local roads</source>
        <translation>地區道路</translation>
    </message>
    <message>
        <source>Service roads and paths</source>
        <translation>巷弄通道及步道</translation>
    </message>
    <message>
        <source>Islands</source>
        <translation>交通島</translation>
    </message>
    <message>
        <source>Bus lanes</source>
        <translation>公車專用道</translation>
    </message>
    <message>
        <source>Motorcycle lanes</source>
        <translation>機車道</translation>
    </message>
    <message>
        <source>Bicycle lanes</source>
        <translation>自行車道</translation>
    </message>
    <message>
        <source>Slow lanes</source>
        <translation>慢車道</translation>
    </message>
    <message>
        <source>Streets for walkers</source>
        <translation>行人徒步區</translation>
    </message>
    <message>
        <source>Carriageway</source>
        <translation>車道路面</translation>
    </message>
    <message>
        <source>Carriageway, widths assumed</source>
        <translation>車道路面（寬度為推定）</translation>
    </message>
    <message>
        <source>Sidewalks</source>
        <translation>人行道</translation>
    </message>
    <message>
        <source>White markings</source>
        <translation>白色標線</translation>
    </message>
    <message>
        <source>Yellow markings</source>
        <translation>黃色標線</translation>
    </message>
    <message>
        <source>Red markings</source>
        <translation>紅色標線</translation>
    </message>
    <message>
        <source>Blue markings</source>
        <translation>藍色標線</translation>
    </message>
    <message>
        <source>Green markings</source>
        <translation>綠色標線</translation>
    </message>
    <message>
        <source>Locked: nothing on it can be chosen</source>
        <translation>已鎖定：無法選取其上的圖徵</translation>
    </message>
    <message>
        <source>Not locked</source>
        <translation>未鎖定</translation>
    </message>
    <message>
        <source>Printed while it is shown</source>
        <translation>顯示時列印</translation>
    </message>
    <message>
        <source>Always printed, also while hidden</source>
        <translation>一律列印（隱藏時亦印）</translation>
    </message>
    <message>
        <source>Never printed</source>
        <translation>不列印</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>{count} 個圖徵</translation>
    </message>
    <message>
        <source>Seen from {finest} to {coarsest}</source>
        <translation>於 {finest} 至 {coarsest} 之間顯示</translation>
    </message>
    <message>
        <source>Seen from {coarsest} inwards</source>
        <translation>放大至 {coarsest} 以內顯示</translation>
    </message>
    <message>
        <source>Seen from {finest} outwards</source>
        <translation>縮小至 {finest} 以外顯示</translation>
    </message>
    <message>
        <source>Kerb lines</source>
        <translation>路緣線</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>&amp;Copy coordinates: {place}</source>
        <translation>複製坐標：{place}(&amp;C)</translation>
    </message>
    <message>
        <source>This place of the map</source>
        <translation>地圖上的此處</translation>
    </message>
    <message>
        <source>&amp;Site page of this place</source>
        <translation>此處的地點頁(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;What is here</source>
        <translation>此處有什麼(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Measure from here</source>
        <translation>從此處開始量測(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Draw a scene here</source>
        <translation>在此繪製現場圖(&amp;D)</translation>
    </message>
    <message>
        <source>Site page of the drawn &amp;area</source>
        <translation>圈選範圍的地點頁(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Forget the drawn area</source>
        <translation>取消圈選範圍(&amp;F)</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map</source>
        <translation>地圖</translation>
    </message>
    <message>
        <source>Arrow keys move the map, plus and minus zoom, F shows all</source>
        <translation>方向鍵移動地圖，加減鍵縮放，F 顯示整張地圖</translation>
    </message>
</context>
<context>
    <name>MapToolBar</name>
    <message>
        <source>Map tools</source>
        <translation>地圖工具</translation>
    </message>
    <message>
        <source>Bookmarks: places to come back to</source>
        <translation>書籤：記住常看的地方</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>書籤</translation>
    </message>
    <message>
        <source>More map tools</source>
        <translation>更多地圖工具</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Shift adds, Ctrl adds or takes away.</source>
        <translation>Shift 加選，Ctrl 加選或取消。</translation>
    </message>
    <message>
        <source>Drag to move, turn the wheel to zoom; click a crash to choose it, double-click a junction to open its site.</source>
        <translation>拖曳移動，滾輪縮放；點一下選事故，在路口上點兩下開啟地點頁。</translation>
    </message>
    <message>
        <source>Click a place to list what lies there, layer by layer.</source>
        <translation>點一下地圖，逐層列出該處的圖徵。</translation>
    </message>
    <message>
        <source>Click point after point, or type metres and Enter; Enter ends, Backspace takes the last one back.</source>
        <translation>逐點點選，或輸入公尺數後按 Enter；按 Enter 結束，Backspace 退回一點。</translation>
    </message>
    <message>
        <source>Click the corners; Enter ends, Backspace takes the last one back.</source>
        <translation>逐一點選角點；按 Enter 結束，Backspace 退回一點。</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click two corners.</source>
        <translation>拖曳出矩形，或點選兩個對角。</translation>
    </message>
    <message>
        <source>Drag from the centre outwards, or click it, type metres and press Enter.</source>
        <translation>從圓心向外拖曳，或點選圓心後輸入半徑（公尺）並按 Enter。</translation>
    </message>
    <message>
        <source>Reading the names for the search</source>
        <translation>讀取搜尋用名稱中</translation>
    </message>
</context>
<context>
    <name>PaperDesk</name>
    <message>
        <source>Map</source>
        <translation>地圖</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>儲存地圖</translation>
    </message>
</context>
<context>
    <name>PrintMapDialog</name>
    <message>
        <source>Drawing the page…</source>
        <translation>繪製頁面中…</translation>
    </message>
    <message>
        <source>1:{scale}, shows {width} × {height} of ground</source>
        <translation>1:{scale}，涵蓋地面 {width} × {height}</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地圖</translation>
    </message>
    <message>
        <source>Saving the map</source>
        <translation>儲存地圖</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已儲存：{path}</translation>
    </message>
    <message>
        <source>Print map</source>
        <translation>列印地圖</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>標題(&amp;T)</translation>
    </message>
    <message>
        <source>Pa&amp;per</source>
        <translation>紙張(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>方向(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>比例尺(&amp;S)</translation>
    </message>
    <message>
        <source>Title of the map</source>
        <translation>地圖標題</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙張</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>The page as it will be</source>
        <translation>頁面預覽</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>頁面涵蓋範圍</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>直式</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>橫式</translation>
    </message>
    <message>
        <source>Fit what is in sight</source>
        <translation>符合目前視野</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>列印(&amp;R)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>儲存為 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Save as picture (P&amp;NG)…</source>
        <translation>儲存為圖片 PNG(&amp;N)…</translation>
    </message>
</context>
<context>
    <name>ScaleDialog</name>
    <message>
        <source>Scales of a layer</source>
        <translation>圖層的顯示比例尺</translation>
    </message>
    <message>
        <source>At which scales “{layer}” is seen</source>
        <translation>「{layer}」在哪些比例尺顯示</translation>
    </message>
    <message>
        <source>Not when zoomed &amp;out beyond</source>
        <translation>縮小超過此比例尺時不顯示(&amp;O)</translation>
    </message>
    <message>
        <source>Smallest scale</source>
        <translation>最小比例尺</translation>
    </message>
    <message>
        <source>Not when zoomed &amp;in beyond</source>
        <translation>放大超過此比例尺時不顯示(&amp;I)</translation>
    </message>
    <message>
        <source>Largest scale</source>
        <translation>最大比例尺</translation>
    </message>
    <message>
        <source>The limits exclude each other: nothing would be seen.</source>
        <translation>兩個界限互相矛盾，將不會顯示任何內容。</translation>
    </message>
    <message>
        <source>The map&apos;s scale now:</source>
        <translation>地圖目前比例尺：</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search results</source>
        <translation>搜尋結果</translation>
    </message>
    <message>
        <source>The names are being read. One moment…</source>
        <translation>正在讀取名稱，請稍候…</translation>
    </message>
    <message>
        <source>Nothing found for &quot;{text}&quot;.</source>
        <translation>找不到「{text}」。</translation>
    </message>
    <message>
        <source>Type x and y in metres (193456, 2597123) or longitude and latitude (120.4472, 23.4781), then Enter.</source>
        <translation>輸入 x、y（公尺，例如 193456, 2597123）或經度、緯度（例如 120.4472, 23.4781），再按 Enter。</translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation>最近搜尋</translation>
    </message>
    <message>
        <source>Type a street, two streets of a junction, a case number, part of an address, or coordinates. Some letters are enough.</source>
        <translation>可輸入路名、路口的兩條路、案號、地址的一部分或坐標，打幾個字就能找。</translation>
    </message>
    <message>
        <source>Search: street, junction, case, place, coordinates</source>
        <translation>搜尋路名、路口、案號、地點、坐標</translation>
    </message>
    <message>
        <source>Street, case, place</source>
        <translation>路名、案號、地點</translation>
    </message>
    <message>
        <source>Search the map</source>
        <translation>搜尋地圖</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>Coordinates</source>
        <translation>坐標</translation>
    </message>
    <message>
        <source>Junctions</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Places of crashes</source>
        <translation>事故地點</translation>
    </message>
    <message>
        <source>Other layers</source>
        <translation>其他圖層</translation>
    </message>
    <message>
        <source>{number} crashes</source>
        <translation>{number} 件事故</translation>
    </message>
    <message>
        <source>{number} stretches</source>
        <translation>{number} 個路段</translation>
    </message>
    <message>
        <source>position unknown</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>相近</translation>
    </message>
</context>
<context>
    <name>StoreLayersDesk</name>
    <message>
        <source>Reading the map</source>
        <translation>讀取地圖中</translation>
    </message>
</context>
<context>
    <name>ToolHint</name>
    <message>
        <source>About the map tool</source>
        <translation>地圖工具說明</translation>
    </message>
    <message>
        <source>On the ground: geodesic on GRS80 at sea level. On the grid: between TWD97 coordinates, which differ from it by up to 1 in 10,000.</source>
        <translation>地面：GRS80 橢球面上（海平面）的實際長度。坐標：由 TWD97 坐標直接計算，與地面相差至多約萬分之一。</translation>
    </message>
    <message>
        <source>No crash of the map lies in the drawn area.</source>
        <translation>所繪範圍內沒有地圖上的事故。</translation>
    </message>
    <message>
        <source>{count} crashes selected. Right-click the map to open the site page of the drawn area.</source>
        <translation>已選 {count} 件事故。在地圖按右鍵可開啟所繪範圍的地點頁。</translation>
    </message>
    <message>
        <source>Length {ground} (on the grid {grid}), last side {last}</source>
        <translation>長度 {ground}（坐標計算 {grid}），最後一段 {last}</translation>
    </message>
    <message>
        <source>First side {length}</source>
        <translation>第一邊 {length}</translation>
    </message>
    <message>
        <source>Area {area} (on the grid {grid}), perimeter {perimeter}</source>
        <translation>面積 {area}（坐標計算 {grid}），周長 {perimeter}</translation>
    </message>
    <message>
        <source>{measured}; the outline crosses itself</source>
        <translation>{measured}；外框自相交叉</translation>
    </message>
</context>
</TS>
