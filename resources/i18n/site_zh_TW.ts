<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Print site sheet…</source>
        <translation>列印地點圖表(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the site&apos;s sheet on a printer</source>
        <translation>以印表機列印此地點的圖表</translation>
    </message>
    <message>
        <source>Save site sheet as PD&amp;F…</source>
        <translation>另存 PDF(&amp;F)…</translation>
    </message>
    <message>
        <source>Save the site&apos;s sheet as a PDF file</source>
        <translation>將此地點的圖表存成 PDF 檔</translation>
    </message>
    <message>
        <source>&amp;Find a site</source>
        <translation>尋找地點(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the search box of the site list</source>
        <translation>移到地點清單的搜尋欄</translation>
    </message>
    <message>
        <source>&amp;Next site</source>
        <translation>下一個地點(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next site of the list</source>
        <translation>顯示清單中的下一個地點</translation>
    </message>
    <message>
        <source>&amp;Previous site</source>
        <translation>上一個地點(&amp;P)</translation>
    </message>
    <message>
        <source>Show the previous site of the list</source>
        <translation>顯示清單中的上一個地點</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>重新讀取(&amp;R)</translation>
    </message>
    <message>
        <source>Read the site list from the store again</source>
        <translation>從資料庫重新讀取地點清單</translation>
    </message>
    <message>
        <source>&amp;Whole diagram</source>
        <translation>全圖(&amp;W)</translation>
    </message>
    <message>
        <source>Fit the diagram into the window (F)</source>
        <translation>將構圖縮放至視窗大小（F）</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Make the diagram larger</source>
        <translation>放大構圖</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Make the diagram smaller</source>
        <translation>縮小構圖</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>No.</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Number at the glyph in the diagram</source>
        <translation>構圖上圖元旁的編號</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案號</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>A1: death within 24 h; A2: injury, or death after 24 h; A3: damage only</source>
        <translation>A1：24 小時內死亡；A2：受傷或逾 24 小時死亡；A3：財損</translation>
    </message>
    <message>
        <source>Deaths</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Deaths within 24 hours / within 30 days</source>
        <translation>二十四小時內／三十日內死亡人數</translation>
    </message>
    <message>
        <source>Injured</source>
        <translation>受傷</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>事故型態</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>當事者</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>肇因</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>晝夜</translation>
    </message>
    <message>
        <source>Day, twilight or night, from the sun&apos;s position</source>
        <translation>依太陽位置判定的日間、晨昏或夜間</translation>
    </message>
    <message>
        <source>Why it is not drawn</source>
        <translation>未繪出的原因</translation>
    </message>
    <message>
        <source>(road without a name)</source>
        <translation>（無名道路）</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Deaths
24 h</source>
        <translation>死亡
24 時</translation>
    </message>
    <message>
        <source>Deaths
30 d</source>
        <translation>死亡
30 日</translation>
    </message>
    <message>
        <source>Deaths within 24 hours</source>
        <translation>二十四小時內死亡人數</translation>
    </message>
    <message>
        <source>Deaths within 30 days (including 24 hours); – where it is not known</source>
        <translation>三十日內死亡人數（含二十四小時內）；不明時以「–」表示</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>What the list is ranked by</source>
        <translation>清單排序所依據的數值</translation>
    </message>
</context>
<context>
    <name>SeverityKey</name>
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
        <source>Severity key</source>
        <translation>嚴重度圖例</translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>Why drawn so: {why}</source>
        <translation>如此繪製的原因：{why}</translation>
    </message>
    <message>
        <source>Crashes ({count})</source>
        <translation>事故（{count}）</translation>
    </message>
    <message>
        <source>Not drawn ({count})</source>
        <translation>未繪出（{count}）</translation>
    </message>
    <message>
        <source>None of these crashes could be drawn. The list “Not drawn” gives the reason for each.</source>
        <translation>這些事故都無法繪出；「未繪出」清單列有各案原因。</translation>
    </message>
    <message>
        <source>No crash happened here in this period. Choose a longer period.</source>
        <translation>此期間此地點沒有事故；請選擇較長的期間。</translation>
    </message>
    <message>
        <source>{first} – {last}: {total} crashes ({by_class}); {drawn} drawn, {not_drawn} not drawn</source>
        <translation>{first}～{last}：事故 {total} 件（{by_class}）；已繪出 {drawn} 件，未繪出 {not_drawn} 件</translation>
    </message>
    <message>
        <source>Collision diagram</source>
        <translation>碰撞構圖</translation>
    </message>
    <message>
        <source>Page Up and Page Down choose a crash, plus and minus zoom, F fits</source>
        <translation>以 Page Up、Page Down 選取事故，＋、－縮放，F 顯示全圖</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Crashes that are not drawn</source>
        <translation>未繪出的事故</translation>
    </message>
    <message>
        <source>Crashes without a symbol, with the reason</source>
        <translation>沒有圖元的事故及其原因</translation>
    </message>
</context>
<context>
    <name>SitePanel</name>
    <message>
        <source>All data</source>
        <translation>全部資料</translation>
    </message>
    <message>
        <source>Last 12 complete months</source>
        <translation>最近 12 個完整月份</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>自訂起訖日…</translation>
    </message>
    <message>
        <source>No site has crashes in this period. Choose a longer period.</source>
        <translation>此期間沒有地點發生事故；請選擇較長的期間。</translation>
    </message>
    <message>
        <source>No site matches the search. Clear it to see all sites.</source>
        <translation>沒有符合搜尋的地點；清除搜尋字詞可顯示全部。</translation>
    </message>
    <message>
        <source>{shown} of {total} sites, {crashes} crashes</source>
        <translation>顯示 {shown}／{total} 處，事故 {crashes} 件</translation>
    </message>
    <message>
        <source>Sear&amp;ch</source>
        <translation>搜尋(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>期間(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Rank by</source>
        <translation>排序(&amp;R)</translation>
    </message>
    <message>
        <source>Street or junction</source>
        <translation>路名或路口</translation>
    </message>
    <message>
        <source>Search sites</source>
        <translation>搜尋地點</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Rank by</source>
        <translation>排序依據</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>迄日</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <comment>of a date that can be typed</comment>
        <translation>&apos;西元&apos; yyyy/MM/dd</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Number of crashes</source>
        <translation>事故件數</translation>
    </message>
    <message>
        <source>Severity of injuries (EPDO)</source>
        <translation>嚴重度：依傷亡人數（EPDO）</translation>
    </message>
    <message>
        <source>Severity of crashes (EPDO)</source>
        <translation>嚴重度：依事故件數（EPDO）</translation>
    </message>
    <message>
        <source>EPDO (equivalent damage-only crashes): deaths and injuries count as many damage-only crashes; by people hurt, or by crashes with someone hurt</source>
        <translation>EPDO（等值財損事故數）：死亡與受傷各折算為若干件財損事故；可依傷亡人數或傷亡事故件數計算</translation>
    </message>
</context>
</TS>
