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
        <translation>地點圖表存成 PDF(&amp;F)…</translation>
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
        <source>Site page of the drawn &amp;area</source>
        <translation>圈選範圍的地點頁(&amp;A)</translation>
    </message>
    <message>
        <source>Show the crashes within the area that was drawn on the map as a site</source>
        <translation>將地圖上圈選範圍內的事故以地點頁顯示</translation>
    </message>
    <message>
        <source>Settle &amp;legs</source>
        <translation>判定岔道(&amp;L)</translation>
    </message>
    <message>
        <source>Tell which leg a party came from, one crash after the other</source>
        <translation>逐件判定當事者駛入之岔道</translation>
    </message>
    <message>
        <source>&amp;Charts of the site</source>
        <translation>地點統計圖(&amp;C)</translation>
    </message>
    <message>
        <source>Show the site&apos;s crashes by month, hour, type and cause</source>
        <translation>依月份、時段、類型及肇因統計本地點之事故</translation>
    </message>
    <message>
        <source>Read the site list from the store again</source>
        <translation>從資料庫重新讀取地點清單</translation>
    </message>
    <message>
        <source>&amp;Whole diagram</source>
        <translation>整張構圖(&amp;W)</translation>
    </message>
    <message>
        <source>Fit the diagram into the window (F)</source>
        <translation>將構圖縮放至視窗大小（F）</translation>
    </message>
    <message>
        <source>Zoom &amp;into diagram</source>
        <translation>構圖放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out of diagram</source>
        <translation>構圖縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Make the diagram larger</source>
        <translation>放大構圖</translation>
    </message>
    <message>
        <source>&amp;Read the store again</source>
        <translation>重新讀取資料庫(&amp;R)</translation>
    </message>
    <message>
        <source>Make the diagram smaller</source>
        <translation>縮小構圖</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>By month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>By hour of the day</source>
        <translation>時段（24 小時）</translation>
    </message>
    <message>
        <source>By weekday and hour</source>
        <translation>星期與時段</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>嚴重程度</translation>
    </message>
    <message>
        <source>By crash type</source>
        <translation>事故類型及型態</translation>
    </message>
    <message>
        <source>By class of party (a crash counts in each)</source>
        <translation>當事者車種（一件事故計入各車種）</translation>
    </message>
    <message>
        <source>By main cause, the ten most frequent</source>
        <translation>主要肇因前十名</translation>
    </message>
    <message>
        <source>By day and night</source>
        <translation>日夜</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>週一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>週二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>週三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>週四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>週五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>週六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>週日</translation>
    </message>
    <message>
        <source>large vehicles</source>
        <translation>大型車</translation>
    </message>
    <message>
        <source>cars, light trucks</source>
        <translation>小型車</translation>
    </message>
    <message>
        <source>motorcycles</source>
        <translation>機車</translation>
    </message>
    <message>
        <source>military vehicles</source>
        <translation>軍車</translation>
    </message>
    <message>
        <source>special vehicles</source>
        <translation>特種車</translation>
    </message>
    <message>
        <source>bicycles, slow vehicles</source>
        <translation>慢車</translation>
    </message>
    <message>
        <source>other vehicles</source>
        <translation>其他車</translation>
    </message>
    <message>
        <source>pedestrians</source>
        <translation>人</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour} 時</translation>
    </message>
    <message>
        <source>{day} {hour}:00</source>
        <translation>{day} {hour} 時</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>month not complete</source>
        <translation>當月資料不完整</translation>
    </message>
    <message>
        <source>{title}: no crashes</source>
        <translation>{title}：無事故</translation>
    </message>
    <message>
        <source>{title}: most at {name} with {count}; {filled} of {all} bars are not empty</source>
        <translation>{title}：以{name} {count} 件最多；{all} 項中 {filled} 項有事故</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>No.</source>
        <translation>編號</translation>
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
        <translation>事故類型</translation>
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
        <source>Number at the symbol in the diagram; – where it is not drawn</source>
        <translation>構圖上圖元旁的編號；未繪出者為 –</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>日夜</translation>
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
        <source>Died
24 h</source>
        <translation>死亡
24 時</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>圖表</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Deaths within 24 hours</source>
        <translation>二十四小時內死亡人數</translation>
    </message>
    <message>
        <source>Died
30 d</source>
        <translation>死亡
30 日</translation>
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
    <message>
        <source>Needs</source>
        <translation>待辦</translation>
    </message>
    <message>
        <source>What settles the crash: one click, or the form</source>
        <translation>判定方式：點選一次，或填表</translation>
    </message>
</context>
<context>
    <name>CrashList</name>
    <message>
        <source>{heading}: {shown} of {total} crashes</source>
        <translation>{heading}：{total} 件中之 {shown} 件</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>顯示全部</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>事故清單</translation>
    </message>
</context>
<context>
    <name>DiagramTab</name>
    <message>
        <source>Collision diagram</source>
        <translation>碰撞構圖</translation>
    </message>
    <message>
        <source>Page Up and Page Down choose a crash, plus and minus zoom, F fits</source>
        <translation>Page Up、Page Down 選擇事故，加減號縮放，F 顯示整張構圖</translation>
    </message>
</context>
<context>
    <name>FilterNote</name>
    <message>
        <source>With the filter: {passing} of {total} crashes</source>
        <translation>依篩選條件：{total} 件事故中有 {passing} 件</translation>
    </message>
    <message>
        <source>With the filter: {passing} of {total} crashes, {unplaced} at no site</source>
        <translation>依篩選條件：{total} 件事故中有 {passing} 件，其中 {unplaced} 件不屬於任何地點</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除篩選</translation>
    </message>
    <message>
        <source>Count all crashes of the period again</source>
        <translation>重新計入此期間的全部事故</translation>
    </message>
    <message>
        <source>Conditions of the filter panel hold here as on the map and in the crash list</source>
        <translation>篩選面板的條件同樣套用於此清單，與地圖、事故清單一致</translation>
    </message>
</context>
<context>
    <name>LegButtons</name>
    <message>
        <source>{leg} – does not fit</source>
        <translation>{leg}－不符</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>按鍵 {key}</translation>
    </message>
</context>
<context>
    <name>LegDesk</name>
    <message>
        <source>legs of case {case}</source>
        <translation>案件 {case} 之岔道</translation>
    </message>
</context>
<context>
    <name>LegQuestion</name>
    <message>
        <source>{settled} of {total} settled</source>
        <translation>已判定 {settled}／{total} 件</translation>
    </message>
    <message>
        <source>One leg settles nothing here. Enter the legs of all parties.</source>
        <translation>單一岔道無法判定本案，請輸入各當事者之岔道。</translation>
    </message>
    <message>
        <source>Which leg did {party} come from?</source>
        <translation>{party}由哪一岔道駛入？</translation>
    </message>
    <message>
        <source>Told just now: leg {leg}.</source>
        <translation>剛判定：岔道 {leg}。</translation>
    </message>
    <message>
        <source>It was stored that nobody can tell the leg. A leg can still be told.</source>
        <translation>已記錄為「不明」；仍可再選擇岔道。</translation>
    </message>
    <message>
        <source>Only one leg fits the record and this junction.</source>
        <translation>依紀錄及路口形狀，只有一個岔道相符。</translation>
    </message>
    <message>
        <source>Point at a leg to see the crash turned that way.</source>
        <translation>指向岔道即可預覽該方向之構圖。</translation>
    </message>
    <message>
        <source>This site is no single junction with known legs, so nothing can be asked here. Open the junction itself, or import the street network.</source>
        <translation>此地點非岔道已知之單一路口，無法判定岔道。請開啟該路口，或匯入路網。</translation>
    </message>
    <message>
        <source>All crashes of this site are drawn on their legs by sketches.</source>
        <translation>本地點之事故均已由現場圖判定岔道。</translation>
    </message>
    <message>
        <source>Crashes whose legs are asked for</source>
        <translation>待判定岔道之事故</translation>
    </message>
    <message>
        <source>Question about a crash</source>
        <translation>事故提問</translation>
    </message>
    <message>
        <source>Legs of the junction</source>
        <translation>路口岔道圖</translation>
    </message>
    <message>
        <source>The buttons beside it choose the same legs</source>
        <translation>旁邊之按鈕可選擇相同岔道</translation>
    </message>
    <message>
        <source>Not known (0)</source>
        <translation>不明 (0)</translation>
    </message>
    <message>
        <source>Store that nobody can tell, and go to the next crash; can be undone</source>
        <translation>記錄為不明並前往下一件；可復原</translation>
    </message>
    <message>
        <source>Enter all legs…</source>
        <translation>輸入全部岔道…</translation>
    </message>
    <message>
        <source>Enter leg and movement of every party</source>
        <translation>輸入各當事者之岔道與動向</translation>
    </message>
    <message>
        <source>Withdraw answer</source>
        <translation>撤回判定</translation>
    </message>
    <message>
        <source>Take back what was told of this crash; it stays on file</source>
        <translation>撤回本案之判定，歷史紀錄仍保留</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>復原上一件</translation>
    </message>
    <message>
        <source>Take back the answer that was stored last</source>
        <translation>撤回最近一次儲存之判定</translation>
    </message>
</context>
<context>
    <name>LegWords</name>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>東北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>東</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>東南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>straight on</source>
        <translation>直行</translation>
    </message>
    <message>
        <source>left turn</source>
        <translation>左轉</translation>
    </message>
    <message>
        <source>right turn</source>
        <translation>右轉</translation>
    </message>
    <message>
        <source>U-turn</source>
        <translation>迴轉</translation>
    </message>
    <message>
        <source>lane change to the left</source>
        <translation>向左變換車道</translation>
    </message>
    <message>
        <source>lane change to the right</source>
        <translation>向右變換車道</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>起步</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>減速停止</translation>
    </message>
    <message>
        <source>stopped, waiting</source>
        <translation>停等</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>停車</translation>
    </message>
    <message>
        <source>reversing</source>
        <translation>倒車</translation>
    </message>
    <message>
        <source>overtaking</source>
        <translation>超車</translation>
    </message>
    <message>
        <source>crossing the road</source>
        <translation>穿越道路</translation>
    </message>
    <message>
        <source>walking along</source>
        <translation>沿路行走</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>站立</translation>
    </message>
    <message>
        <source>fell</source>
        <translation>摔倒</translation>
    </message>
    <message>
        <source>movement not known</source>
        <translation>動向不明</translation>
    </message>
    <message>
        <source>from the scene sketch</source>
        <translation>現場圖</translation>
    </message>
    <message>
        <source>from the record, direction not settled</source>
        <translation>紀錄，行向未定</translation>
    </message>
    <message>
        <source>from the record, legs told by an officer</source>
        <translation>紀錄，岔道由人員判定</translation>
    </message>
    <message>
        <source>corrected by an officer</source>
        <translation>人員更正</translation>
    </message>
    <message>
        <source>one click</source>
        <translation>點選</translation>
    </message>
    <message>
        <source>form</source>
        <translation>填表</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>sketch</source>
        <translation>現場圖</translation>
    </message>
    <message>
        <source>{name} · {street} ({compass}, {bearing}°)</source>
        <translation>{name}・{street}（{compass}，{bearing}°）</translation>
    </message>
    <message>
        <source>{name} ({compass}, {bearing}°)</source>
        <translation>{name}（{compass}，{bearing}°）</translation>
    </message>
    <message>
        <source>class not known</source>
        <translation>車種不明</translation>
    </message>
    <message>
        <source>party {no} ({what})</source>
        <translation>第 {no} 當事者（{what}）</translation>
    </message>
</context>
<context>
    <name>LegsForm</name>
    <message>
        <source>not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>by the movement: {leg}</source>
        <translation>依動向：{leg}</translation>
    </message>
    <message>
        <source>Legs of case {case}</source>
        <translation>案件 {case} 之岔道</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>當事者</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>動向</translation>
    </message>
    <message>
        <source>Came from leg</source>
        <translation>駛入岔道</translation>
    </message>
    <message>
        <source>Left by leg / walked towards</source>
        <translation>離開岔道／步行方向</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The crash as it would be drawn</source>
        <translation>構圖預覽</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>尚缺項目</translation>
    </message>
    <message>
        <source>class not known</source>
        <translation>車種不明</translation>
    </message>
    <message>
        <source>{no}: {what}</source>
        <translation>{no}：{what}</translation>
    </message>
</context>
<context>
    <name>NotDrawnPanel</name>
    <message>
        <source>All reasons ({count})</source>
        <translation>全部原因（{count}）</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>案件 {case}</translation>
    </message>
    <message>
        <source>Every crash of this site and period is drawn.</source>
        <translation>此期間本地點之事故均已繪製。</translation>
    </message>
    <message>
        <source>Choose a crash to see what can be done.</source>
        <translation>選擇一件事故，查看處理方式。</translation>
    </message>
    <message>
        <source>Legs can be told at a junction only. Open the junction, or correct the record and import it again.</source>
        <translation>岔道只能在單一路口判定。請開啟該路口，或更正紀錄後重新匯入。</translation>
    </message>
    <message>
        <source>Telling its legs says that the crash happened here; it is drawn then. If it happened elsewhere, correct the record and import it again.</source>
        <translation>判定岔道即確認事故發生於此，隨即繪製。若發生於他處，請更正紀錄後重新匯入。</translation>
    </message>
    <message>
        <source>The sketch does not tell the legs; enter them to draw the crash.</source>
        <translation>現場圖無法判定岔道，輸入岔道後即可繪製。</translation>
    </message>
    <message>
        <source>Enter leg and movement of every party to draw the crash.</source>
        <translation>輸入各當事者之岔道與動向後即可繪製。</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Reason why crashes are not drawn</source>
        <translation>未繪製原因</translation>
    </message>
    <message>
        <source>Crashes that are not drawn</source>
        <translation>未繪製之事故</translation>
    </message>
    <message>
        <source>Enter legs…</source>
        <translation>輸入岔道…</translation>
    </message>
    <message>
        <source>Enter leg and movement of every party (Enter)</source>
        <translation>輸入各當事者之岔道與動向（Enter）</translation>
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
    <name>SiteBadges</name>
    <message>
        <source>⚠ {count} months incomplete</source>
        <translation>⚠ {count} 個月資料不完整</translation>
    </message>
    <message>
        <source>Fewer crashes are held than were published for: {named}.</source>
        <translation>下列月份之事故少於公布件數：{named}。</translation>
    </message>
    <message>
        <source>Coverage not measured: {count} months</source>
        <translation>{count} 個月無公布數可比</translation>
    </message>
    <message>
        <source>✓ Months complete</source>
        <translation>✓ 各月完整</translation>
    </message>
    <message>
        <source>Every month of the period holds what was published for it.</source>
        <translation>期間內各月均達公布件數。</translation>
    </message>
    <message>
        <source>Nobody published a figure to compare with for {count} months.</source>
        <translation>{count} 個月無公布件數可比對。</translation>
    </message>
    <message>
        <source>{mark} Positions: {usable} of {total} usable</source>
        <translation>{mark} 坐標可用 {usable}／{total}</translation>
    </message>
    <message>
        <source>{good} of {total} points agree with the road that the record names.</source>
        <translation>{total} 件中 {good} 件之坐標與所載路名相符。</translation>
    </message>
    <message>
        <source>⚠ Recording changed {count} times</source>
        <translation>⚠ 登錄方式變更 {count} 次</translation>
    </message>
    <message>
        <source>Area {size} ha</source>
        <translation>範圍 {size} 公頃</translation>
    </message>
    <message>
        <source>Stretch of road</source>
        <translation>路段</translation>
    </message>
    <message>
        <source>This site is larger than one junction. The legs drawn are those of the scene sketches inside it, matched by bearing only; open a junction to tell directions.</source>
        <translation>此地點大於單一路口，圖上岔道取自範圍內之現場圖，僅依方位對應。請開啟路口以判定行向。</translation>
    </message>
    <message>
        <source>This site is larger than one junction, so the diagram shows no legs: crashes are drawn up to rotation. Open a junction to see its legs and to tell directions.</source>
        <translation>此地點大於單一路口，構圖不分岔道，只表示相對關係。請開啟路口以查看岔道及判定行向。</translation>
    </message>
</context>
<context>
    <name>SiteCharts</name>
    <message>
        <source>No crash to count. Choose a longer period or fewer conditions.</source>
        <translation>無事故可統計，請放寬期間或篩選條件。</translation>
    </message>
    <message>
        <source>Click a bar to list its crashes.</source>
        <translation>點選長條即列出其事故。</translation>
    </message>
    <message>
        <source>Hatched months are not complete: never read them as a fall.</source>
        <translation>斜線月份資料不完整，不可視為減少。</translation>
    </message>
    <message>
        <source>Dashed lines: crashes are recorded differently from {days}.</source>
        <translation>虛線：自 {days} 起登錄方式不同。</translation>
    </message>
    <message>
        <source>Numbers as a table</source>
        <translation>數字表</translation>
    </message>
    <message>
        <source>The same numbers as rows; Enter on a row lists its crashes</source>
        <translation>以表格顯示相同數字，於列上按 Enter 列出其事故</translation>
    </message>
    <message>
        <source>Numbers of the charts</source>
        <translation>圖表數字</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>統計圖</translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>Why drawn so: {why}</source>
        <translation>如此繪製的原因：{why}</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>案件 {case}</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>碰撞構圖</translation>
    </message>
    <message>
        <source>Crashes {count}</source>
        <translation>事故 {count}</translation>
    </message>
    <message>
        <source>Not drawn {count}</source>
        <translation>未繪出 {count}</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>統計圖</translation>
    </message>
    <message>
        <source>Legs {count}</source>
        <translation>待判定 {count}</translation>
    </message>
    <message>
        <source>All junctions of the drawn area are drawn about one middle. Open a junction to see its own legs.</source>
        <translation>圈選範圍內各路口的岔道合畫在同一中心；要看單一路口的岔道，請開啟該路口的地點頁。</translation>
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
        <source>Only: {filters}</source>
        <translation>僅含：{filters}</translation>
    </message>
    <message>
        <source>Crashes without a symbol, with the reason and what to do</source>
        <translation>無圖元之事故、原因及處理方式</translation>
    </message>
    <message>
        <source>Tell which leg a party came from, one crash after the other</source>
        <translation>逐件判定當事者駛入之岔道</translation>
    </message>
    <message>
        <source>Views of the site</source>
        <translation>地點檢視</translation>
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
        <source>No site has crashes that pass the filter. Clear the filter or choose a longer period.</source>
        <translation>沒有地點的事故符合篩選條件；請清除篩選或選擇較長的期間。</translation>
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
<context>
    <name>WhyPanel</name>
    <message>
        <source>No crash chosen</source>
        <translation>未選擇事故</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy these words</source>
        <translation>複製說明</translation>
    </message>
    <message>
        <source>Tell legs…</source>
        <translation>判定岔道…</translation>
    </message>
    <message>
        <source>Tell or correct the legs that the parties came from</source>
        <translation>判定或更正當事者駛入之岔道</translation>
    </message>
    <message>
        <source>Why the crash is drawn so</source>
        <translation>構圖依據</translation>
    </message>
    <message>
        <source>Click a symbol of the diagram to read why it is drawn so.</source>
        <translation>點選圖元即顯示其繪製依據。</translation>
    </message>
</context>
</TS>
