<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>Actions</name>
    <message>
        <source>Draw sc&amp;ene</source>
        <translation>繪製現場圖(&amp;E)</translation>
    </message>
    <message>
        <source>Draw the scene of a crash to scale on the map; again: close the scene</source>
        <translation>在地圖上依比例繪製事故現場圖；再按一次即關閉</translation>
    </message>
    <message>
        <source>Histor&amp;y of the scene…</source>
        <translation>現場圖歷程(&amp;Y)…</translation>
    </message>
    <message>
        <source>Who changed the scene in hand, or the one chosen in the list, when and what</source>
        <translation>目前或清單所選的現場圖：何人、何時、改了什麼</translation>
    </message>
    <message>
        <source>Pr&amp;int scene…</source>
        <translation>列印現場圖(&amp;I)…</translation>
    </message>
    <message>
        <source>Print the scene in hand, or the one chosen in the list of scenes</source>
        <translation>列印目前的現場圖，或清單中選取的現場圖</translation>
    </message>
</context>
<context>
    <name>CaseFileNames</name>
    <message>
        <source>Opening the names of the case</source>
        <translation>正在開啟案件當事人姓名</translation>
    </message>
</context>
<context>
    <name>CaseFileQuestion</name>
    <message>
        <source>Case-file copy</source>
        <translation>卷宗本</translation>
    </message>
    <message>
        <source>The copy of case {case} will carry names and plates. Who makes it, when and for what is written down first, and cannot be taken back.</source>
        <translation>案件 {case} 的卷宗本將列印姓名與車號。製作人、時間與用途會先留下紀錄，且無法撤銷。</translation>
    </message>
    <message>
        <source>P&amp;urpose</source>
        <translation>用途(&amp;U)</translation>
    </message>
    <message>
        <source>Purpose of the copy with names</source>
        <translation>含姓名卷宗本的用途</translation>
    </message>
    <message>
        <source>for example: for the prosecutor&apos;s file</source>
        <translation>例如：移送地檢署附卷</translation>
    </message>
    <message>
        <source>&amp;Write down and open</source>
        <translation>留下紀錄並開啟(&amp;W)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>異動內容</translation>
    </message>
</context>
<context>
    <name>EditBox</name>
    <message>
        <source>Edit parts</source>
        <translation>編輯物件</translation>
    </message>
    <message>
        <source>What can be done with the chosen parts</source>
        <translation>可對所選物件進行的操作</translation>
    </message>
</context>
<context>
    <name>EntryBox</name>
    <message>
        <source>Then: {names}</source>
        <translation>接著：{names}</translation>
    </message>
    <message>
        <source>Enter adds: {names}</source>
        <translation>按 Enter 加入：{names}</translation>
    </message>
    <message>
        <source>Choose above what was measured</source>
        <translation>請在上方選擇測量項目</translation>
    </message>
    <message>
        <source>Choose two fixed points first</source>
        <translation>請先選擇兩個固定點</translation>
    </message>
    <message>
        <source>{points} (m)</source>
        <translation>{points}（公尺）</translation>
    </message>
    <message>
        <source>along  off (m)</source>
        <translation>沿基線  支距（公尺）</translation>
    </message>
    <message>
        <source>distance (m)  angle (°)</source>
        <translation>距離（公尺）  角度（度）</translation>
    </message>
    <message>
        <source>Values of one point, then Enter: 12.35 8.40. A last L or R says the side; Enter on an empty line goes on to the next point</source>
        <translation>輸入一個測點的數值後按 Enter：12.35 8.40。末尾加 L 或 R（左、右）表示側別；空白時按 Enter 跳到下一個測點</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左側</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右側</translation>
    </message>
    <message>
        <source>Meas&amp;ured</source>
        <translation>測量項目(&amp;U)</translation>
    </message>
    <message>
        <source>Method of measuring</source>
        <translation>測量方法</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>量測工具</translation>
    </message>
    <message>
        <source>What lengths are measured with: it says how sure they are</source>
        <translation>量測長度所用的工具，決定數值的可靠程度</translation>
    </message>
    <message>
        <source>Names of the fixed points in the order of the values</source>
        <translation>固定點名稱，順序與數值相同</translation>
    </message>
    <message>
        <source>Choose fixed points on the map</source>
        <translation>在地圖上選擇固定點</translation>
    </message>
    <message>
        <source>car, motorcycle, skid mark…</source>
        <translation>小客車、機車、煞車痕…</translation>
    </message>
    <message>
        <source>Everything that can be measured</source>
        <translation>所有可測量的項目</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>測量的項目</translation>
    </message>
    <message>
        <source>Contact point and what is drawn</source>
        <translation>撞擊點與已繪製的項目</translation>
    </message>
    <message>
        <source>Choose, or type several names and Enter; they are measured in this order</source>
        <translation>由清單選擇，或輸入數個名稱後按 Enter，依序測量</translation>
    </message>
    <message>
        <source>Me&amp;thod</source>
        <translation>方法(&amp;T)</translation>
    </message>
    <message>
        <source>Fi&amp;xed points</source>
        <translation>固定點(&amp;X)</translation>
    </message>
    <message>
        <source>Va&amp;lues</source>
        <translation>數值(&amp;L)</translation>
    </message>
    <message>
        <source>The side of the base line on which it lies: press to change</source>
        <translation>測點在基線的哪一側；按一下切換</translation>
    </message>
    <message>
        <source>Side of the base line</source>
        <translation>基線側別</translation>
    </message>
    <message>
        <source>Things at the scene</source>
        <translation>現場物件</translation>
    </message>
</context>
<context>
    <name>MarkBox</name>
    <message>
        <source>Kind of the mark</source>
        <translation>痕跡種類</translation>
    </message>
    <message>
        <source>What the mark is drawn as</source>
        <translation>痕跡繪製形式</translation>
    </message>
    <message>
        <source>The party that left the mark</source>
        <translation>留下痕跡的當事人</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>線</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>點</translation>
    </message>
    <message>
        <source>No party</source>
        <translation>未指定當事人</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>One moment…</source>
        <translation>請稍候…</translation>
    </message>
    <message>
        <source>Name and plate of party {letter}</source>
        <translation>當事人 {letter} 的姓名與車號</translation>
    </message>
    <message>
        <source>Name and plate are kept sealed, apart from the drawing: neither the drawing nor a plain print shows them. Every look at them is written down.</source>
        <translation>姓名與車號加密封存，與圖面分開保存；圖面與一般列印均不顯示。每次調閱都會留下紀錄。</translation>
    </message>
    <message>
        <source>Something is kept of this party already: what you enter here takes the place of all of it.</source>
        <translation>此當事人已有封存資料；在此輸入的內容將全部取代原有資料。</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>姓名(&amp;N)：</translation>
    </message>
    <message>
        <source>Name of the party</source>
        <translation>當事人姓名</translation>
    </message>
    <message>
        <source>&amp;Plate:</source>
        <translation>車號(&amp;P)：</translation>
    </message>
    <message>
        <source>Plate of the party</source>
        <translation>當事人車號</translation>
    </message>
    <message>
        <source>for example: ABC-1234</source>
        <translation>例如：ABC-1234</translation>
    </message>
    <message>
        <source>&amp;Keep sealed</source>
        <translation>加密封存(&amp;K)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PartyBox</name>
    <message>
        <source>Which party is drawn next</source>
        <translation>接著要畫的當事人</translation>
    </message>
    <message>
        <source>Next party, or new: {name}</source>
        <translation>下一位當事人，或新增：{name}</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>新增：{name}</translation>
    </message>
</context>
<context>
    <name>PhotoBox</name>
    <message>
        <source>Photo file…</source>
        <translation>照片檔案…</translation>
    </message>
    <message>
        <source>Choose the file of the photo to be placed; its name is kept</source>
        <translation>選擇照片檔案；只記錄檔名</translation>
    </message>
    <message>
        <source>File of the photo to be placed</source>
        <translation>要標示的照片檔案</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>圖片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PlaceQuestion</name>
    <message>
        <source>Where did it happen? Click on the map, or search for a junction or place.</source>
        <translation>事故發生在哪裡？請在地圖上點選，或搜尋路口、地點。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Draw no scene (Esc)</source>
        <translation>不繪製現場圖（Esc）</translation>
    </message>
</context>
<context>
    <name>PointsModel</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>East (m)</source>
        <translation>東（公尺）</translation>
    </message>
    <message>
        <source>North (m)</source>
        <translation>北（公尺）</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Store correction</source>
        <translation>儲存更正</translation>
    </message>
    <message>
        <source>&amp;Why is the sealed scene corrected? The reason is kept with your name.</source>
        <translation>為什麼更正已封存的現場圖？原因會連同您的姓名一併保存。(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>The scene as it was drawn last</source>
        <translation>最後繪製的樣子</translation>
    </message>
    <message>
        <source>Really throw these steps away</source>
        <translation>確定捨棄這些步驟</translation>
    </message>
    <message>
        <source>Unfinished scenes</source>
        <translation>未存檔的現場圖</translation>
    </message>
    <message>
        <source>What you drew last is still there.</source>
        <translation>您上次繪製的內容還在。</translation>
    </message>
    <message>
        <source>The program stopped before these steps were stored. Go on where you were?</source>
        <translation>程式在這些步驟存入資料庫之前就停止了。要從中斷處繼續嗎？</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>繼續繪製(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Throw these steps away</source>
        <translation>捨棄這些步驟(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>以後再說(&amp;L)</translation>
    </message>
    <message>
        <source>Ask again when this store is opened next</source>
        <translation>下次開啟這個資料庫時再問</translation>
    </message>
    <message>
        <source>Case {case}  {place}  last step {day} {time}  not stored: {steps}</source>
        <translation>案號 {case}&#x3000;{place}&#x3000;最後一步 {day} {time}&#x3000;未存 {steps} 步</translation>
    </message>
    <message>
        <source>(the end is damaged)</source>
        <translation>（檔尾已損壞）</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Target</source>
        <translation>測點</translation>
    </message>
    <message>
        <source>From</source>
        <translation>固定點</translation>
    </message>
    <message>
        <source>Values (m)</source>
        <translation>數值（公尺）</translation>
    </message>
    <message>
        <source>Off (m)</source>
        <translation>誤差（公尺）</translation>
    </message>
    <message>
        <source>± (m)</source>
        <translation>±（公尺）</translation>
    </message>
    <message>
        <source>Ellipse (m)</source>
        <translation>誤差橢圓（公尺）</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>What is measured: a part of a vehicle, a point of a mark, the contact point</source>
        <translation>測量的對象：車輛部位、痕跡上的點、撞擊點</translation>
    </message>
    <message>
        <source>Standard deviation of one length: a number, or the instrument</source>
        <translation>單一長度的標準差：輸入數字或量測工具名稱</translation>
    </message>
    <message>
        <source>Fixed points, in the order of the values</source>
        <translation>固定點，順序與數值相同</translation>
    </message>
    <message>
        <source>Distances; along and off the line; distance and angle</source>
        <translation>距離；沿基線與支距；距離與角度</translation>
    </message>
    <message>
        <source>Drawn minus measured: the worst value of the row</source>
        <translation>圖上值減測量值：此列最大者</translation>
    </message>
    <message>
        <source>Half axes of the standard error ellipse and the bearing of the longer</source>
        <translation>標準誤差橢圓的半軸長與長軸方位</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>測量方法</translation>
    </message>
    <message>
        <source>The photo that shows it</source>
        <translation>拍到此點的照片</translation>
    </message>
</context>
<context>
    <name>SceneBar</name>
    <message>
        <source>Draw a scene</source>
        <translation>繪製現場圖</translation>
    </message>
    <message>
        <source>Scene tools</source>
        <translation>現場圖工具</translation>
    </message>
    <message>
        <source>More scene tools</source>
        <translation>更多現場圖工具</translation>
    </message>
    <message>
        <source>Close scene</source>
        <translation>關閉現場圖</translation>
    </message>
    <message>
        <source>Close the scene; all of it is stored already (Ctrl+M)</source>
        <translation>關閉現場圖；內容都已儲存（Ctrl+M）</translation>
    </message>
    <message>
        <source>Every change is written down as soon as it is made</source>
        <translation>每一步都立即寫入硬碟</translation>
    </message>
</context>
<context>
    <name>SceneConflictDialog</name>
    <message>
        <source>somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Two versions of this scene</source>
        <translation>這張現場圖有兩個版本</translation>
    </message>
    <message>
        <source>{who} stored this scene while you drew.</source>
        <translation>您繪製期間，{who} 也儲存了這張現場圖。</translation>
    </message>
    <message>
        <source>What does not touch is kept from both. Say for each line below whose version holds. Until then nothing is stored, and your steps stay on this computer.</source>
        <translation>兩人互不影響的修改都會保留。請就下列各項選擇採用誰的版本；選定之前不會存檔，您的步驟仍留在本機。</translation>
    </message>
    <message>
        <source>Version of {who}</source>
        <translation>{who} 的版本</translation>
    </message>
    <message>
        <source>Your version</source>
        <translation>您的版本</translation>
    </message>
    <message>
        <source>Parts that both changed</source>
        <translation>兩人都改過的部分</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>&amp;Store as chosen</source>
        <translation>依選擇儲存(&amp;S)</translation>
    </message>
    <message>
        <source>Take the &amp;other version of these</source>
        <translation>以上都採用對方版本(&amp;O)</translation>
    </message>
    <message>
        <source>Take &amp;my version of these</source>
        <translation>以上都採用我的版本(&amp;M)</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍後決定</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>請選擇…</translation>
    </message>
</context>
<context>
    <name>SceneDesk</name>
    <message>
        <source>Sealed: to look at and to print. “Correct…” changes it.</source>
        <translation>已封存：可查看、列印；要修改請按「更正…」。</translation>
    </message>
    <message>
        <source>Choose what to place above, then click on the map; the form is beside it</source>
        <translation>先在上方選擇要畫的東西，再到地圖上點選；報告表在右側</translation>
    </message>
    <message>
        <source>The last steps are kept on this computer; open the scene again later</source>
        <translation>最後幾步留在本機；請稍後再開啟這張現場圖</translation>
    </message>
    <message>
        <source>Not stored yet</source>
        <translation>尚未儲存</translation>
    </message>
    <message>
        <source>Nothing was drawn yet: nothing is stored</source>
        <translation>還沒有畫任何東西，所以尚未存入資料庫</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>儲存中…</translation>
    </message>
    <message>
        <source>The last step is written down; the store has it in a moment</source>
        <translation>最後一步已寫入硬碟，稍後即存入資料庫</translation>
    </message>
    <message>
        <source>⚠ On this computer</source>
        <translation>⚠ 僅在本機</translation>
    </message>
    <message>
        <source>The store could not be reached; nothing is lost, it is tried again</source>
        <translation>無法存入資料庫；內容沒有遺失，稍後會再試</translation>
    </message>
    <message>
        <source>Correction not stored yet</source>
        <translation>更正尚未儲存</translation>
    </message>
    <message>
        <source>“Store correction” asks for the reason</source>
        <translation>按「儲存更正」並填寫原因</translation>
    </message>
</context>
<context>
    <name>SceneEntrance</name>
    <message>
        <source>Finding the place</source>
        <translation>正在查找地點</translation>
    </message>
    <message>
        <source>Reading the streets</source>
        <translation>正在讀取街道</translation>
    </message>
    <message>
        <source>Opening the scene</source>
        <translation>正在開啟現場圖</translation>
    </message>
</context>
<context>
    <name>SceneEstimates</name>
    <message>
        <source>Estimate {low}-{high} km/h, middle {likely}</source>
        <translation>估算 {low}-{high} km/h，中間值 {likely}</translation>
    </message>
    <message>
        <source>Skid or slide to a stop</source>
        <translation>煞車痕、刮地痕</translation>
    </message>
    <message>
        <source>Yaw mark</source>
        <translation>側滑痕</translation>
    </message>
    <message>
        <source>Combined speed</source>
        <translation>速度合成</translation>
    </message>
    <message>
        <source>Momentum of two vehicles</source>
        <translation>兩車動量守恆</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>痕跡</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>自行填寫</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>長度 (m)</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>路面</translation>
    </message>
    <message>
        <source>Friction</source>
        <translation>摩擦係數</translation>
    </message>
    <message>
        <source>Braking (%)</source>
        <translation>煞車效率 (%)</translation>
    </message>
    <message>
        <source>Uphill (%)</source>
        <translation>上坡 (%)</translation>
    </message>
    <message>
        <source>End speed (km/h)</source>
        <translation>終點車速 (km/h)</translation>
    </message>
    <message>
        <source>Radius (m)</source>
        <translation>半徑 (m)</translation>
    </message>
    <message>
        <source>Chord (m)</source>
        <translation>弦長 (m)</translation>
    </message>
    <message>
        <source>Middle ord. (m)</source>
        <translation>中央縱距 (m)</translation>
    </message>
    <message>
        <source>Outside higher (%)</source>
        <translation>外側超高 (%)</translation>
    </message>
    <message>
        <source>Speed {number} (km/h)</source>
        <translation>速度 {number} (km/h)</translation>
    </message>
    <message>
        <source>Mass (kg)</source>
        <translation>質量 (kg)</translation>
    </message>
    <message>
        <source>Came along (°)</source>
        <translation>撞擊前方位 (°)</translation>
    </message>
    <message>
        <source>Left along (°)</source>
        <translation>撞擊後方位 (°)</translation>
    </message>
    <message>
        <source>After (km/h)</source>
        <translation>撞擊後 (km/h)</translation>
    </message>
    <message>
        <source>Party {letter}</source>
        <translation>當事人 {letter}</translation>
    </message>
    <message>
        <source>{name}, give or take</source>
        <translation>{name}，正負</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>計算方式</translation>
    </message>
    <message>
        <source>Add to combined</source>
        <translation>加入合成</translation>
    </message>
    <message>
        <source>Take this speed into the combined speed</source>
        <translation>將此車速加入速度合成</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Write on drawing</source>
        <translation>寫在圖上</translation>
    </message>
    <message>
        <source>Writes the estimate beside its mark; it stays marked as an estimate</source>
        <translation>將估算寫在痕跡旁，並標明為估算</translation>
    </message>
    <message>
        <source>Estimates from usual values; no measurement and no finding.</source>
        <translation>依常用數值估算，非量測結果，亦非鑑定結論。</translation>
    </message>
    <message>
        <source>Friction: {source}</source>
        <translation>摩擦係數：{source}</translation>
    </message>
</context>
<context>
    <name>SceneForm</name>
    <message>
        <source>Add a cause</source>
        <translation>新增肇因</translation>
    </message>
    <message>
        <source>Delete takes the chosen cause away</source>
        <translation>按 Delete 移除選取的肇因</translation>
    </message>
    <message>
        <source>Date and time, such as 1150106 1328; or the time alone</source>
        <translation>日期與時間，例如 1150106 1328；也可只填時間</translation>
    </message>
    <message>
        <source>Not a time; write 1150106 1328</source>
        <translation>不是時間；請寫成 1150106 1328</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Dead and injured</source>
        <translation>死傷</translation>
    </message>
    <message>
        <source>Weather and road</source>
        <translation>天候與道路</translation>
    </message>
    <message>
        <source>Type and causes</source>
        <translation>類型與肇因</translation>
    </message>
    <message>
        <source>&amp;Crash</source>
        <translation>事故(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Parties</source>
        <translation>當事人(&amp;P)</translation>
    </message>
    <message>
        <source>Take suggestions ({count})</source>
        <translation>採用建議（{count}）</translation>
    </message>
    <message>
        <source>Fill empty fields with what time, place, block and drawing say (F9)</source>
        <translation>以時間、地點、街廓與現場圖填入空白欄位（F9）</translation>
    </message>
    <message>
        <source>Usual values ({count})</source>
        <translation>填入常見值（{count}）</translation>
    </message>
    <message>
        <source>Fill empty fields with what nearly all crashes have; read them over (Shift+F9)</source>
        <translation>以絕大多數案件的值填入空白欄位，請逐項確認（Shift+F9）</translation>
    </message>
    <message>
        <source>Sheets of the report form</source>
        <translation>調查報告表</translation>
    </message>
    <message>
        <source>Names are kept sealed under this case number: it stays as it is</source>
        <translation>此案號已有加密封存的姓名，案號不可變更</translation>
    </message>
    <message>
        <source>No such code; Esc brings back what stood here</source>
        <translation>沒有這個代碼；按 Esc 復原</translation>
    </message>
    <message>
        <source>Open the list (Down)</source>
        <translation>展開清單（↓）</translation>
    </message>
    <message>
        <source>Type a code or a word, Enter takes the first; Down opens the list</source>
        <translation>輸入代碼或字詞，按 Enter 取第一項；按 ↓ 展開清單</translation>
    </message>
    <message>
        <source>Add party</source>
        <translation>新增當事人</translation>
    </message>
    <message>
        <source>Remove party</source>
        <translation>移除當事人</translation>
    </message>
    <message>
        <source>Party up (Alt+Up)</source>
        <translation>順位上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Party down (Alt+Down)</source>
        <translation>順位下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Parties in their order</source>
        <translation>當事人順位</translation>
    </message>
    <message>
        <source>No party yet. Add one here, or place a vehicle on the map.</source>
        <translation>還沒有當事人。請在此新增，或在地圖上放置車輛。</translation>
    </message>
    <message>
        <source>class not said</source>
        <translation>未填當事者區分</translation>
    </message>
    <message>
        <source>Names are kept by the parties&apos; numbers: these parties keep their order</source>
        <translation>姓名依當事人序號封存，這些當事人不可刪除或調換順序</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>The usual one of its class</source>
        <translation>依當事者區分</translation>
    </message>
    <message>
        <source>First impact: arrow keys and Enter, or click a number</source>
        <translation>最初撞擊部位：方向鍵與 Enter，或點選號碼</translation>
    </message>
    <message>
        <source>Contradictions: {count}</source>
        <translation>矛盾 {count}</translation>
    </message>
    <message>
        <source>Missing: {count}</source>
        <translation>未填 {count}</translation>
    </message>
    <message>
        <source>Doubtful: {count}</source>
        <translation>請再確認 {count}</translation>
    </message>
    <message>
        <source>✓ Complete; nothing contradicts</source>
        <translation>✓ 已填妥，沒有矛盾</translation>
    </message>
    <message>
        <source>What contradicts or is missing; Enter goes to the field</source>
        <translation>矛盾與未填欄位；按 Enter 前往欄位</translation>
    </message>
    <message>
        <source>Name and plate…</source>
        <translation>姓名與車號…</translation>
    </message>
    <message>
        <source>Enter name and plate; they are kept sealed, apart from the drawing</source>
        <translation>輸入姓名與車號；加密封存，與圖面分開保存</translation>
    </message>
    <message>
        <source>nothing kept yet</source>
        <translation>尚未登錄</translation>
    </message>
    <message>
        <source>kept sealed</source>
        <translation>已加密封存</translation>
    </message>
    <message>
        <source>kept sealed, plate {plate}</source>
        <translation>已加密封存，車號 {plate}</translation>
    </message>
</context>
<context>
    <name>SceneHead</name>
    <message>
        <source>Case {number}</source>
        <translation>案號 {number}</translation>
    </message>
    <message>
        <source>Place not known</source>
        <translation>地點不明</translation>
    </message>
    <message>
        <source>Pri&amp;nt…</source>
        <translation>列印(&amp;N)…</translation>
    </message>
    <message>
        <source>Histor&amp;y…</source>
        <translation>歷程(&amp;Y)…</translation>
    </message>
    <message>
        <source>Who changed this scene, when and how; what it looked like</source>
        <translation>這張現場圖由何人、何時、如何修改，當時的樣子</translation>
    </message>
    <message>
        <source>Finish and se&amp;al…</source>
        <translation>完成並封存(&amp;A)…</translation>
    </message>
    <message>
        <source>St&amp;ore correction…</source>
        <translation>儲存更正(&amp;O)…</translation>
    </message>
    <message>
        <source>C&amp;orrect…</source>
        <translation>更正(&amp;O)…</translation>
    </message>
    <message>
        <source>The form with the drawing to scale: paper, PDF, DXF, SVG</source>
        <translation>依比例的現場圖表：列印、PDF、DXF、SVG</translation>
    </message>
    <message>
        <source>The drawing is finished: from then on it can only be corrected, with a reason</source>
        <translation>繪製完成；封存後只能附原因更正</translation>
    </message>
    <message>
        <source>Only what is stored can be sealed: draw something, or wait a moment</source>
        <translation>已儲存的內容才能封存：請先繪製，或稍候片刻</translation>
    </message>
    <message>
        <source>What was sealed stays; the correction lies over it with author and reason</source>
        <translation>封存的內容保留不變；更正另附姓名與原因</translation>
    </message>
</context>
<context>
    <name>SceneHistoryDesk</name>
    <message>
        <source>Reading the history of the scene</source>
        <translation>正在讀取現場圖的歷程</translation>
    </message>
</context>
<context>
    <name>SceneHistoryDialog</name>
    <message>
        <source>Reason: {reason}</source>
        <translation>理由：{reason}</translation>
    </message>
    <message>
        <source>How it looked then cannot be made again.</source>
        <translation>當時的圖無法還原。</translation>
    </message>
    <message>
        <source>As it was after {when}</source>
        <translation>{when} 修改後的樣子</translation>
    </message>
    <message>
        <source>The scene becomes as in this version, in one step that can be undone</source>
        <translation>現場圖恢復成這個版本，可一步復原</translation>
    </message>
    <message>
        <source>This is how it is now</source>
        <translation>這就是目前的樣子</translation>
    </message>
    <message>
        <source>History of the scene</source>
        <translation>現場圖歷程</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>案號 {number}</translation>
    </message>
    <message>
        <source>No change of this scene is written down here. What is drawn from now on is; what was done before a scene was taken along stays at home.</source>
        <translation>這裡還沒有這張現場圖的修改紀錄。之後的繪製都會列在這裡；帶出之前的紀錄留在原資料庫。</translation>
    </message>
    <message>
        <source>Changes, the latest first</source>
        <translation>修改紀錄，最新的在前</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>修改內容</translation>
    </message>
    <message>
        <source>&amp;Take up this version again</source>
        <translation>恢復此版本(&amp;T)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>ScenePanels</name>
    <message>
        <source>Form</source>
        <translation>報告表</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>測量</translation>
    </message>
    <message>
        <source>Estimates</source>
        <translation>車速估算</translation>
    </message>
    <message>
        <source>Collision symbol</source>
        <translation>碰撞圖例</translation>
    </message>
</context>
<context>
    <name>ScenePrintDesk</name>
    <message>
        <source>Reading the scene</source>
        <translation>正在讀取現場圖</translation>
    </message>
    <message>
        <source>Save the scene diagram</source>
        <translation>儲存現場圖</translation>
    </message>
</context>
<context>
    <name>ScenePrintDialog</name>
    <message>
        <source>No names or plates are kept for this case.</source>
        <translation>此案件沒有留存姓名或車號。</translation>
    </message>
    <message>
        <source>Drawing the page…</source>
        <translation>正在繪製頁面…</translation>
    </message>
    <message>
        <source>1:{scale}, {width} × {height} m of ground, pages: {pages}</source>
        <translation>1:{scale}，涵蓋地面 {width} × {height} 公尺，共 {pages} 頁</translation>
    </message>
    <message>
        <source>One sheet does not hold the scene: {count} more drawings follow.</source>
        <translation>一張紙容不下整個現場，另附 {count} 張分圖。</translation>
    </message>
    <message>
        <source>Scene {case}</source>
        <translation>現場圖 {case}</translation>
    </message>
    <message>
        <source>Saving the scene diagram</source>
        <translation>正在儲存現場圖</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已儲存：{path}</translation>
    </message>
    <message>
        <source>Print scene {case}</source>
        <translation>列印現場圖 {case}</translation>
    </message>
</context>
<context>
    <name>ScenePrintForm</name>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 頁，共 {count} 頁</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>紙張(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>比例尺(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>方向(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>圖面上方(&amp;U)</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙張</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
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
        <source>The largest that fits</source>
        <translation>可容納的最大比例尺</translation>
    </message>
    <message>
        <source>Whichever fits better</source>
        <translation>自動選擇較合適者</translation>
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
        <source>North</source>
        <translation>北方</translation>
    </message>
    <message>
        <source>Main street along the sheet</source>
        <translation>主要道路沿紙張長邊</translation>
    </message>
    <message>
        <source>&amp;Lines of measured distances</source>
        <translation>繪出量測距離線(&amp;L)</translation>
    </message>
    <message>
        <source>All measured values stand in the table, whether or not lines are drawn.</source>
        <translation>不論是否繪線，所有量測值都列在量測表中。</translation>
    </message>
    <message>
        <source>Case-&amp;file copy with names and plates</source>
        <translation>卷宗本，列印姓名與車號(&amp;F)</translation>
    </message>
    <message>
        <source>Asks for a confirmation, which is logged. Other copies show letters only.</source>
        <translation>須先確認，並留下紀錄；其他版本只印當事人代號。</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一頁</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一頁</translation>
    </message>
    <message>
        <source>The page as it will be</source>
        <translation>列印頁面預覽</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>列印內容</translation>
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
        <translation>存成 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>D&amp;XF…</source>
        <translation>D&amp;XF…</translation>
    </message>
    <message>
        <source>S&amp;VG…</source>
        <translation>S&amp;VG…</translation>
    </message>
    <message>
        <source>P&amp;NG…</source>
        <translation>P&amp;NG…</translation>
    </message>
    <message>
        <source>&amp;JSON…</source>
        <translation>&amp;JSON…</translation>
    </message>
    <message>
        <source>All pages in one file</source>
        <translation>所有頁面存成一個檔案</translation>
    </message>
    <message>
        <source>For CAD programs, in metres at its own coordinates</source>
        <translation>供 CAD 軟體使用，單位公尺，保留實際坐標</translation>
    </message>
    <message>
        <source>A drawing for word processors and browsers</source>
        <translation>供文書軟體與瀏覽器使用的向量圖</translation>
    </message>
    <message>
        <source>A picture of 300 dots to the inch</source>
        <translation>每英寸 300 點的圖片</translation>
    </message>
    <message>
        <source>The scene as data, to be read by this or another program</source>
        <translation>現場圖資料，可由本程式或其他程式讀取</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation>存成 {kind}</translation>
    </message>
</context>
<context>
    <name>SceneTools</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Click two fixed points, then type the values of one target after another</source>
        <translation>點選兩個固定點，再依序輸入各測點的數值</translation>
    </message>
    <message>
        <source>Triangulation</source>
        <translation>三角定位法</translation>
    </message>
    <message>
        <source>Measure by distances from two or three fixed points</source>
        <translation>由兩個或三個固定點量距定位</translation>
    </message>
    <message>
        <source>Baseline and offset</source>
        <translation>支距法</translation>
    </message>
    <message>
        <source>Measure along a base line and square off it</source>
        <translation>沿基線量距，再垂直量支距</translation>
    </message>
    <message>
        <source>Distance and angle</source>
        <translation>極坐標法</translation>
    </message>
    <message>
        <source>Measure by distance and angle from a fixed point towards another</source>
        <translation>由固定點量距離，並以另一固定點為零方向量角度</translation>
    </message>
    <message>
        <source>Drag from its middle the way its nose points, or click; Z: by wheels or corners, U: on its side, on its roof</source>
        <translation>由車身中點朝車頭方向拖曳，或點一下；Z：改以車輪或車角定位，U：側倒、翻覆</translation>
    </message>
    <message>
        <source>Choose parts first, then click the points one after the other</source>
        <translation>先選取物件，再依序點選各點</translation>
    </message>
    <message>
        <source>Move the chosen parts from point to point</source>
        <translation>將所選物件由一點移到另一點</translation>
    </message>
    <message>
        <source>Copy the chosen parts from point to point</source>
        <translation>將所選物件由一點複製到另一點</translation>
    </message>
    <message>
        <source>Turn the chosen parts: centre, direction now, direction then</source>
        <translation>旋轉所選物件：中心、目前方向、新方向</translation>
    </message>
    <message>
        <source>Scale the chosen marks: centre, distance now, distance then</source>
        <translation>縮放所選痕跡：中心、目前距離、新距離</translation>
    </message>
    <message>
        <source>Mirror the chosen parts on a line</source>
        <translation>將所選物件對一直線鏡射</translation>
    </message>
    <message>
        <source>Cut away the piece of a mark between two others</source>
        <translation>剪去痕跡在兩條線之間的部分</translation>
    </message>
    <message>
        <source>Prolong a mark to the next one</source>
        <translation>將痕跡延長到下一條</translation>
    </message>
    <message>
        <source>Cut a mark in two</source>
        <translation>將痕跡切成兩段</translation>
    </message>
    <message>
        <source>Click on a mark</source>
        <translation>點選一條痕跡</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選取</translation>
    </message>
    <message>
        <source>Choose parts of the scene, move them, pull them at their grips</source>
        <translation>選取現場圖物件、移動，或拉動控制點</translation>
    </message>
    <message>
        <source>Click a part (Tab: beneath), drag to move it (Ctrl: copy), pull its grips; U: how it lies</source>
        <translation>點選物件（Tab：下層），拖曳移動（Ctrl：複製），拉動控制點調整；U：倒臥狀態</translation>
    </message>
    <message>
        <source>Path before contact</source>
        <translation>碰撞前路徑</translation>
    </message>
    <message>
        <source>Draw how a party came, along its lanes; it ends at first contact</source>
        <translation>沿車道繪製當事人碰撞前行駛路徑，終點即碰撞位置</translation>
    </message>
    <message>
        <source>Drag along the lane to the place of contact; Shift: not drawn to the other party. Or click on point by point, Enter finishes</source>
        <translation>沿車道拖曳到碰撞位置；Shift：不貼合對方車身。也可逐點點選，按 Enter 結束</translation>
    </message>
    <message>
        <source>Vehicle at contact</source>
        <translation>碰撞位置</translation>
    </message>
    <message>
        <source>Place a party where it was at first contact</source>
        <translation>放置當事人於最初碰撞位置</translation>
    </message>
    <message>
        <source>Contact point</source>
        <translation>碰撞點</translation>
    </message>
    <message>
        <source>Set where the parties met</source>
        <translation>設定雙方碰撞的地點</translation>
    </message>
    <message>
        <source>Click the contact point; a drag from it shows how sure it is</source>
        <translation>點選碰撞點；由該點拖曳可標示誤差範圍</translation>
    </message>
    <message>
        <source>Place between</source>
        <translation>中間位置</translation>
    </message>
    <message>
        <source>Place a party between contact and rest</source>
        <translation>放置當事人於碰撞後、終止前的位置</translation>
    </message>
    <message>
        <source>Place of rest</source>
        <translation>終止位置</translation>
    </message>
    <message>
        <source>Place a party where it came to rest</source>
        <translation>放置當事人於終止位置</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>痕跡</translation>
    </message>
    <message>
        <source>Draw skid marks, scrapes, debris, fluids, blood</source>
        <translation>繪製煞車痕、刮地痕、散落物、油漬、血跡等</translation>
    </message>
    <message>
        <source>Drag a line as it bends, or round an area; a number then is its length. Or click on point by point, R: arcs, Enter finishes</source>
        <translation>依痕跡彎曲拖曳畫線，或繞一圈畫範圍；接著輸入數字即為長度。也可逐點點選，R：弧線，Enter 結束</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物件</translation>
    </message>
    <message>
        <source>Place cones, trees, animals and other things</source>
        <translation>放置交通錐、路樹、動物等物件</translation>
    </message>
    <message>
        <source>Click to put it, drag to turn it too</source>
        <translation>點一下放置，拖曳同時轉向</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Note where a photo was taken, and which way</source>
        <translation>標示拍照位置與方向</translation>
    </message>
    <message>
        <source>Drag from where the camera stood the way it looked</source>
        <translation>由拍照位置朝拍攝方向拖曳</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Draw a dimension line between two points</source>
        <translation>標註兩點間的尺寸線</translation>
    </message>
    <message>
        <source>Drag from point to point, or click both; the line&apos;s middle moves it</source>
        <translation>由一點拖曳到另一點，或點選兩點；拉動線的中點可移開</translation>
    </message>
    <message>
        <source>Put words on the drawing</source>
        <translation>在圖上加註文字</translation>
    </message>
    <message>
        <source>Write the words in the bar, then click the place</source>
        <translation>先在工具列寫好文字，再點選位置</translation>
    </message>
    <message>
        <source>Fixed point</source>
        <translation>固定點</translation>
    </message>
    <message>
        <source>Where they touch</source>
        <translation>車輛接觸處</translation>
    </message>
    <message>
        <source>Wheel, corner or middle</source>
        <translation>車輪、車角或中點</translation>
    </message>
    <message>
        <source>Pole or sign</source>
        <translation>桿柱或標誌</translation>
    </message>
    <message>
        <source>End</source>
        <translation>端點</translation>
    </message>
    <message>
        <source>Crossing</source>
        <translation>交點</translation>
    </message>
    <message>
        <source>Vertex</source>
        <translation>頂點</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>圓心</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中點</translation>
    </message>
    <message>
        <source>Perpendicular</source>
        <translation>垂足</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>切點</translation>
    </message>
    <message>
        <source>Station {station} m</source>
        <translation>里程 {station} m</translation>
    </message>
    <message>
        <source>Stop line</source>
        <translation>停止線</translation>
    </message>
    <message>
        <source>Lane centre</source>
        <translation>車道中線</translation>
    </message>
    <message>
        <source>Lane edge</source>
        <translation>車道邊線</translation>
    </message>
    <message>
        <source>Kerb</source>
        <translation>路緣</translation>
    </message>
    <message>
        <source>On the line</source>
        <translation>線上</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延長線</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>平行線</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>格點</translation>
    </message>
    <message>
        <source>Skid mark</source>
        <translation>煞車痕</translation>
    </message>
    <message>
        <source>Yaw mark</source>
        <translation>側滑痕</translation>
    </message>
    <message>
        <source>Scrape</source>
        <translation>刮地痕</translation>
    </message>
    <message>
        <source>Gouge</source>
        <translation>刨地痕</translation>
    </message>
    <message>
        <source>Fluid</source>
        <translation>油漬、水漬</translation>
    </message>
    <message>
        <source>Debris</source>
        <translation>散落物</translation>
    </message>
    <message>
        <source>Blood</source>
        <translation>血跡</translation>
    </message>
    <message>
        <source>Fallen load</source>
        <translation>掉落物</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>人體倒地位置</translation>
    </message>
    <message>
        <source>Draw {name}</source>
        <translation>繪製{name}</translation>
    </message>
    <message>
        <source>Draw path of {name}</source>
        <translation>繪製 {name} 行車路徑</translation>
    </message>
    <message>
        <source>Place {name} at contact</source>
        <translation>放置 {name} 於碰撞位置</translation>
    </message>
    <message>
        <source>Place {name} between</source>
        <translation>放置 {name} 於中間位置</translation>
    </message>
    <message>
        <source>Place {name} at rest</source>
        <translation>放置 {name} 於終止位置</translation>
    </message>
    <message>
        <source>Set contact point</source>
        <translation>設定碰撞點</translation>
    </message>
    <message>
        <source>Draw dimension</source>
        <translation>標註尺寸</translation>
    </message>
    <message>
        <source>Place photo</source>
        <translation>標示照片</translation>
    </message>
    <message>
        <source>Place object</source>
        <translation>放置物件</translation>
    </message>
    <message>
        <source>Write text</source>
        <translation>加註文字</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋轉</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>鏡射</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>修剪</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延伸</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轉向</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>調整形狀</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Delete vertex</source>
        <translation>刪除頂點</translation>
    </message>
    <message>
        <source>Change how it lies</source>
        <translation>改變倒臥狀態</translation>
    </message>
    <message>
        <source>Length of the mark</source>
        <translation>痕跡長度</translation>
    </message>
    <message>
        <source>Measured length, metres</source>
        <translation>量得長度（公尺）</translation>
    </message>
    <message>
        <source>Offset copy</source>
        <translation>平行複製</translation>
    </message>
    <message>
        <source>Distance to the left, metres (negative: right)</source>
        <translation>向左距離（公尺，負值為向右）</translation>
    </message>
    <message>
        <source>Round corners</source>
        <translation>轉角倒圓</translation>
    </message>
    <message>
        <source>Radius, metres</source>
        <translation>半徑（公尺）</translation>
    </message>
    <message>
        <source>Cut corners</source>
        <translation>轉角截角</translation>
    </message>
    <message>
        <source>Distance from the corner, metres</source>
        <translation>距轉角距離（公尺）</translation>
    </message>
    <message>
        <source>Array along the mark chosen last</source>
        <translation>沿最後選取的痕跡排列</translation>
    </message>
    <message>
        <source>Step, metres</source>
        <translation>間距（公尺）</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>接合</translation>
    </message>
    <message>
        <source>Reverse direction</source>
        <translation>反轉方向</translation>
    </message>
    <message>
        <source>Type its measured length in metres, or draw the next one</source>
        <translation>輸入量得長度（公尺），或繼續畫下一條</translation>
    </message>
</context>
<context>
    <name>SceneTrouble</name>
    <message>
        <source>Take in what {who} changed</source>
        <translation>納入 {who} 的修改</translation>
    </message>
    <message>
        <source>The scene was sealed meanwhile: store yours as a correction</source>
        <translation>現場圖已被封存：請將您的修改存為更正</translation>
    </message>
    <message>
        <source>Changes of {who} were taken in</source>
        <translation>已納入 {who} 的修改</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>其他人</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Finish and seal</source>
        <translation>完成並封存</translation>
    </message>
    <message>
        <source>Seal the scene of case {case}?</source>
        <translation>封存案號 {case} 的現場圖？</translation>
    </message>
    <message>
        <source>From then on nobody can change it. What turns out later is laid over it as a correction, with name, time and reason; what was sealed stays to be seen.</source>
        <translation>封存後任何人都不能修改。之後若有發現，以更正方式附上姓名、時間與原因；封存的內容仍可查看。</translation>
    </message>
    <message>
        <source>Look at these first:</source>
        <translation>請先看看這些：</translation>
    </message>
    <message>
        <source>&amp;Seal</source>
        <translation>封存(&amp;S)</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不要</translation>
    </message>
</context>
<context>
    <name>SealWords</name>
    <message>
        <source>Sealed on {day} at {time} by {who}.</source>
        <translation>{who} 於 {day} {time} 封存。</translation>
    </message>
    <message>
        <source>Corrections since: {count}.</source>
        <translation>之後更正 {count} 次。</translation>
    </message>
    <message>
        <source>⚠ The document is not the one that was sealed.</source>
        <translation>⚠ 內容與封存時不符。</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>New scene</source>
        <translation>新的現場圖</translation>
    </message>
    <message>
        <source>Away from all streets that are known</source>
        <translation>附近沒有已知的道路</translation>
    </message>
    <message>
        <source>Streets as of {date} are there already; you can begin to draw.</source>
        <translation>街道圖（{date}）已經備好，可以直接開始繪製。</translation>
    </message>
    <message>
        <source>No streets are known here: the scene is drawn on an empty sheet.</source>
        <translation>這裡沒有街道資料，現場圖將畫在空白圖面上。</translation>
    </message>
    <message>
        <source>The streets are there already; you can begin to draw.</source>
        <translation>街道圖已經備好，可以直接開始繪製。</translation>
    </message>
    <message>
        <source>&amp;Is it one of the crashes recorded here?</source>
        <translation>是這裡已登錄的事故之一嗎？(&amp;I)</translation>
    </message>
    <message>
        <source>⚠ This is no time; write it like 1150106 1328</source>
        <translation>⚠ 時間無法辨識，請寫成 1150106 1328</translation>
    </message>
    <message>
        <source>&amp;Case number</source>
        <translation>案號(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Occurred at</source>
        <translation>發生時間(&amp;O)</translation>
    </message>
    <message>
        <source>A number of its own until the case has one; it can be changed later</source>
        <translation>案件編號前的暫用號碼，之後可以更改</translation>
    </message>
    <message>
        <source>Crashes recorded here</source>
        <translation>這裡已登錄的事故</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>開始繪製(&amp;B)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No, a case of its own</source>
        <translation>不是，另立新案</translation>
    </message>
    <message>
        <source>{time}  {severity}  {parties} parties  case {case}</source>
        <translation>{time}&#x3000;{severity}&#x3000;當事人 {parties}&#x3000;案號 {case}</translation>
    </message>
</context>
<context>
    <name>SurveyFileDialog</name>
    <message>
        <source>Total station: {file}</source>
        <translation>全測站：{file}</translation>
    </message>
    <message>
        <source>{points} points become {things} things of the scene.</source>
        <translation>{points} 個測點將成為現場圖上的 {things} 個項目。</translation>
    </message>
    <message>
        <source>The file has a system of its own: it was turned and moved onto the fixed points of the same names, which fit within {off} m.</source>
        <translation>檔案使用自設坐標：已依同名固定點旋轉平移，最大差異 {off} 公尺。</translation>
    </message>
    <message>
        <source>What the codes draw</source>
        <translation>代碼對應的項目</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代碼</translation>
    </message>
    <message>
        <source>What it draws</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>點數</translation>
    </message>
    <message>
        <source>Picture of what is drawn</source>
        <translation>繪製內容預覽</translation>
    </message>
    <message>
        <source>&amp;Put into the scene</source>
        <translation>加入現場圖(&amp;P)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Line {line}: point {name} has the unknown code {code}</source>
        <translation>第 {line} 列：測點 {name} 的代碼 {code} 不明</translation>
    </message>
    <message>
        <source>Line {line}: point {name} has no code</source>
        <translation>第 {line} 列：測點 {name} 沒有代碼</translation>
    </message>
    <message>
        <source>Line {line}: a fixed point {name} stands in an earlier line</source>
        <translation>第 {line} 列：固定點 {name} 與前面的列重複</translation>
    </message>
    <message>
        <source>&amp;Left out ({count})</source>
        <translation>未匯入（{count}）(&amp;L)</translation>
    </message>
</context>
<context>
    <name>SurveyFileFlow</name>
    <message>
        <source>Read a total station&apos;s file</source>
        <translation>讀取全測站檔案</translation>
    </message>
    <message>
        <source>Points (*.csv *.txt *.CSV *.TXT)</source>
        <translation>測點檔 (*.csv *.txt *.CSV *.TXT)</translation>
    </message>
    <message>
        <source>Read {file}</source>
        <translation>讀取 {file}</translation>
    </message>
</context>
<context>
    <name>SurveyPanel</name>
    <message>
        <source>Table ({count})</source>
        <translation>測量表（{count}）</translation>
    </message>
    <message>
        <source>Fixed points ({count})</source>
        <translation>固定點（{count}）</translation>
    </message>
    <message>
        <source>This row of the file cannot be computed with.</source>
        <translation>檔案中的這一列無法計算。</translation>
    </message>
    <message>
        <source>Not drawn yet: it needs one more of its points.</source>
        <translation>尚未繪出：還需要一個測點。</translation>
    </message>
    <message>
        <source>Change measurement of {target}</source>
        <translation>修改 {target} 的測量值</translation>
    </message>
    <message>
        <source>Change fixed point {point}</source>
        <translation>修改固定點 {point}</translation>
    </message>
    <message>
        <source>Delete fixed points</source>
        <translation>刪除固定點</translation>
    </message>
    <message>
        <source>Delete measurements</source>
        <translation>刪除測量值</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>測量</translation>
    </message>
    <message>
        <source>Fixed points</source>
        <translation>固定點</translation>
    </message>
    <message>
        <source>On the map: the standard error ellipse of every measured point, in true size</source>
        <translation>在地圖上以真實大小顯示各測點的標準誤差橢圓</translation>
    </message>
    <message>
        <source>Total station…</source>
        <translation>全測站檔案…</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>刪除列</translation>
    </message>
    <message>
        <source>Erro&amp;r ellipses</source>
        <translation>誤差橢圓(&amp;R)</translation>
    </message>
    <message>
        <source>Delete the selected rows (Delete)</source>
        <translation>刪除選取的列（Delete）</translation>
    </message>
    <message>
        <source>Read a total station&apos;s file (CSV)</source>
        <translation>讀取全測站檔案（CSV）</translation>
    </message>
    <message>
        <source>Nothing measured yet. Choose two fixed points on the map, say what was measured, then type the values of one point after another. A file of a total station is read with the button below.</source>
        <translation>尚無測量資料。請在地圖上選擇兩個固定點，輸入測量項目，再依序輸入各測點的數值。全測站檔案可用下方按鈕讀取。</translation>
    </message>
</context>
<context>
    <name>SurveyWords</name>
    <message>
        <source>Measure {target}</source>
        <translation>測量 {target}</translation>
    </message>
    <message>
        <source>Fixed point {point}</source>
        <translation>固定點 {point}</translation>
    </message>
    <message>
        <source>Click the first fixed point or drag to the second, or type x,y</source>
        <translation>點選第一個固定點，或直接拖曳至第二個，或輸入 x,y</translation>
    </message>
    <message>
        <source>Click the second fixed point, or type x,y (@x,y: from the first)</source>
        <translation>點選第二個固定點，或輸入 x,y（@x,y：相對第一點）</translation>
    </message>
    <message>
        <source>{target}: distance from {point} (Enter alone: next)</source>
        <translation>{target}：距 {point} 的距離（只按 Enter：下一點）</translation>
    </message>
    <message>
        <source>{target}: distance from {point}</source>
        <translation>{target}：距 {point} 的距離</translation>
    </message>
    <message>
        <source>{target}: distance along {base} (Enter alone: next)</source>
        <translation>{target}：沿基線 {base} 的距離（只按 Enter：下一點）</translation>
    </message>
    <message>
        <source>{target}: offset from {base}</source>
        <translation>{target}：距基線 {base} 的支距</translation>
    </message>
    <message>
        <source>{target}: distance from {point}, then the angle (Enter alone: next)</source>
        <translation>{target}：距 {point} 的距離，再輸入角度（只按 Enter：下一點）</translation>
    </message>
    <message>
        <source>{target}: angle clockwise from {base}, degrees</source>
        <translation>{target}：自 {base} 順時針的角度（度）</translation>
    </message>
    <message>
        <source>Choose in the list what is measured next</source>
        <translation>請在清單中選擇下一個要測量的項目</translation>
    </message>
    <message>
        <source>This side (Tab)</source>
        <translation>在此側（Tab）</translation>
    </message>
    <message>
        <source>L</source>
        <translation>左</translation>
    </message>
    <message>
        <source>R</source>
        <translation>右</translation>
    </message>
    <message>
        <source>contact point</source>
        <translation>撞擊點</translation>
    </message>
    <message>
        <source>point {number} of {mark}</source>
        <translation>{mark} 第 {number} 點</translation>
    </message>
    <message>
        <source>left front wheel</source>
        <translation>左前輪</translation>
    </message>
    <message>
        <source>right front wheel</source>
        <translation>右前輪</translation>
    </message>
    <message>
        <source>left rear wheel</source>
        <translation>左後輪</translation>
    </message>
    <message>
        <source>right rear wheel</source>
        <translation>右後輪</translation>
    </message>
    <message>
        <source>left front corner</source>
        <translation>左前角</translation>
    </message>
    <message>
        <source>right front corner</source>
        <translation>右前角</translation>
    </message>
    <message>
        <source>left rear corner</source>
        <translation>左後角</translation>
    </message>
    <message>
        <source>right rear corner</source>
        <translation>右後角</translation>
    </message>
    <message>
        <source>front wheel</source>
        <translation>前輪</translation>
    </message>
    <message>
        <source>rear wheel</source>
        <translation>後輪</translation>
    </message>
    <message>
        <source>front</source>
        <translation>車頭</translation>
    </message>
    <message>
        <source>rear</source>
        <translation>車尾</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>skid mark</source>
        <translation>煞車痕</translation>
    </message>
    <message>
        <source>yaw mark</source>
        <translation>側滑痕</translation>
    </message>
    <message>
        <source>scrape mark</source>
        <translation>刮地痕</translation>
    </message>
    <message>
        <source>gouge</source>
        <translation>刨地痕</translation>
    </message>
    <message>
        <source>fluid</source>
        <translation>油漬、水漬</translation>
    </message>
    <message>
        <source>debris</source>
        <translation>散落物</translation>
    </message>
    <message>
        <source>blood</source>
        <translation>血跡</translation>
    </message>
    <message>
        <source>fallen load</source>
        <translation>掉落物</translation>
    </message>
    <message>
        <source>place of a body</source>
        <translation>人體倒地位置</translation>
    </message>
    <message>
        <source>at contact</source>
        <translation>碰撞時</translation>
    </message>
    <message>
        <source>Triangulation</source>
        <translation>三角定位法</translation>
    </message>
    <message>
        <source>Baseline, offset</source>
        <translation>支距法</translation>
    </message>
    <message>
        <source>Distance and angle</source>
        <translation>極坐標法</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐標</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>測量輪</translation>
    </message>
    <message>
        <source>Tape</source>
        <translation>皮尺</translation>
    </message>
    <message>
        <source>Total station</source>
        <translation>全測站</translation>
    </message>
    <message>
        <source>Orthophoto</source>
        <translation>正射影像</translation>
    </message>
</context>
<context>
    <name>SymbolView</name>
    <message>
        <source>Collision symbol of this scene</source>
        <translation>本案碰撞圖例</translation>
    </message>
    <message>
        <source>Which way party {no} came is not clear; draw its path from the road.</source>
        <translation>第 {no} 當事人行向不明；請由道路畫起其路徑。</translation>
    </message>
    <message>
        <source>The collision symbol appears when two parties have a path and a place of contact.</source>
        <translation>兩位當事人都有路徑與碰撞位置後，會自動產生碰撞圖例。</translation>
    </message>
</context>
<context>
    <name>TextBox</name>
    <message>
        <source>Words to put on the drawing</source>
        <translation>要加註的文字</translation>
    </message>
</context>
<context>
    <name>ThingBox</name>
    <message>
        <source>Which thing is placed next</source>
        <translation>接著要放置的物件</translation>
    </message>
</context>
</TS>
