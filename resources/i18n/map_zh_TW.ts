<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
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
        <source>Source of the pictures: {host}. That server learns which area is looked at, and this computer&apos;s network address. No crash data and no names are sent. Tiles are kept on this computer and shown without a network, too.</source>
        <translation>圖片來源：{host}。該伺服器會得知您正在看的範圍及本機的網路位址；不會傳送任何事故資料或個人資料。圖磚會保存在本機，離線時仍可顯示。</translation>
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
        <source>Tiles kept on this computer</source>
        <translation>保存在本機的圖磚</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>上限(&amp;M)</translation>
    </message>
    <message>
        <source>Largest size of the kept tiles</source>
        <translation>圖磚保存上限</translation>
    </message>
    <message>
        <source>&amp;Delete them</source>
        <translation>全部刪除(&amp;D)</translation>
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
        <translation>先前載入的圖磚仍會顯示。</translation>
    </message>
    <message>
        <source>Click to choose a basemap or to turn it off.</source>
        <translation>按一下以選擇或關閉底圖。</translation>
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
        <translation>複製座標(&amp;C)</translation>
    </message>
    <message>
        <source>Coordinates of the mouse</source>
        <translation>游標座標</translation>
    </message>
    <message>
        <source>Coordinates of the mouse; a click shows the next system. TWD67 is converted by published parameters and may be off by 2 m.</source>
        <translation>游標座標；按一下切換座標系統。TWD67 以公開參數換算，誤差約 2 公尺。</translation>
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
</TS>
