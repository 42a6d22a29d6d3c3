<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Actions</name>
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
        <translation>全圖(&amp;W)</translation>
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
        <source>Attribute</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>內容</translation>
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
