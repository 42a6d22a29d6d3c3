<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>Actions</name>
    <message>
        <source>Scene of this cras&amp;h…</source>
        <translation>這件事故的現場圖…(&amp;H)</translation>
    </message>
    <message>
        <source>Open the scene of the selected crash, or begin it with what is recorded</source>
        <translation>開啟選取事故的現場圖；尚未繪製者，依事故資料開始繪製</translation>
    </message>
    <message>
        <source>Import sc&amp;enes…</source>
        <translation>匯入現場圖(&amp;E)…</translation>
    </message>
    <message>
        <source>Bring scene files (JSON) into this store</source>
        <translation>將現場圖檔案（JSON）匯入資料庫</translation>
    </message>
    <message>
        <source>Search the sce&amp;nes</source>
        <translation>搜尋現場圖(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the search box of the list of scenes</source>
        <translation>移到現場圖清單的搜尋欄</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Case</source>
        <translation>案號</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Differs by</source>
        <translation>時間相差</translation>
    </message>
    <message>
        <source>How much later than the scene the record says</source>
        <translation>事故資料所記的時間比現場圖晚多少</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>From the drawing to the record&apos;s point</source>
        <translation>現場圖到事故資料座標的距離</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地點</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>相符之處</translation>
    </message>
</context>
<context>
    <name>CrashChoiceDialog</name>
    <message>
        <source>The record has the scene&apos;s case number: they belong together.</source>
        <translation>事故資料與現場圖案號相同，本屬同一件。</translation>
    </message>
    <message>
        <source>The scene is linked with this record now.</source>
        <translation>現場圖目前連結的就是這件事故。</translation>
    </message>
    <message>
        <source>Careful: scene {case} is linked with this record already.</source>
        <translation>請注意：這件事故已連結現場圖 {case}。</translation>
    </message>
    <message>
        <source>No other record of this store fits the place and time.</source>
        <translation>資料庫中沒有其他時間地點相符的事故。</translation>
    </message>
    <message>
        <source>Choose the record of this crash, or leave it open with “Cancel”.</source>
        <translation>請選出這件事故的資料；無法確定時按「取消」。</translation>
    </message>
    <message>
        <source>Compare place and time before you link them.</source>
        <translation>連結前，請先核對時間與地點。</translation>
    </message>
    <message>
        <source>Crash record of scene {case}</source>
        <translation>現場圖 {case} 的事故資料</translation>
    </message>
    <message>
        <source>Scene {case}: {time}, {place}</source>
        <translation>現場圖 {case}：{time}，{place}</translation>
    </message>
    <message>
        <source>{count} more scenes are asked about after this one.</source>
        <translation>之後還有 {count} 件現場圖需要確認。</translation>
    </message>
    <message>
        <source>Crash records that fit</source>
        <translation>相符的事故資料</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>連結</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>Take the link away: the record is not in this store</source>
        <translation>取消連結：資料庫中沒有這件事故的資料</translation>
    </message>
</context>
<context>
    <name>CrashLinking</name>
    <message>
        <source>{accepted} of {read} scene files are in the store.</source>
        <translation>{read} 個現場圖檔案中，{accepted} 個已存入資料庫。</translation>
    </message>
    <message>
        <source>{count} linked with their crash by place and time.</source>
        <translation>其中 {count} 件依時間地點連結了事故資料。</translation>
    </message>
    <message>
        <source>{case}: no crash of this store has its number, or its place and time.</source>
        <translation>{case}：資料庫中沒有案號相同，或時間地點相符的事故。</translation>
    </message>
    <message>
        <source>{case}: linked with its crash record.</source>
        <translation>{case}：已連結事故資料。</translation>
    </message>
    <message>
        <source>{case}: linked with no crash record.</source>
        <translation>{case}：已取消事故連結。</translation>
    </message>
</context>
<context>
    <name>SceneCards</name>
    <message>
        <source>no picture</source>
        <translation>沒有圖</translation>
    </message>
</context>
<context>
    <name>SceneFilterBar</name>
    <message>
        <source>“{text}” is no day. Write 2026-05-06, 115/5/6, 115/5 or 115.</source>
        <translation>「{text}」不是日期。可寫 115/5/6、115/5、115 或 2026-05-06。</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>所有處理單位</translation>
    </message>
    <message>
        <source>(no station)</source>
        <translation>（未填處理單位）</translation>
    </message>
    <message>
        <source>Conditions of the list of scenes</source>
        <translation>現場圖清單的條件</translation>
    </message>
    <message>
        <source>Search case, place, station, handler, day</source>
        <translation>搜尋案號、地點、單位、處理人員、日期</translation>
    </message>
    <message>
        <source>Search the scenes</source>
        <translation>搜尋現場圖</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Scenes that I handle; where no handler is entered, that I changed last</source>
        <translation>由我處理的現場圖；未填處理人員者，則為我最後修改的</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Scenes that are not sealed yet</source>
        <translation>尚未封存的現場圖</translation>
    </message>
    <message>
        <source>No crash record</source>
        <translation>未連結事故</translation>
    </message>
    <message>
        <source>Scenes that belong to no crash of this store yet</source>
        <translation>尚未連結到資料庫中任何事故的現場圖</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>處理單位</translation>
    </message>
    <message>
        <source>First day of the crash</source>
        <translation>發生日期（起）</translation>
    </message>
    <message>
        <source>Last day of the crash</source>
        <translation>發生日期（迄）</translation>
    </message>
    <message>
        <source>from day</source>
        <translation>起日</translation>
    </message>
    <message>
        <source>to day</source>
        <translation>迄日</translation>
    </message>
    <message>
        <source>First day of the crash: 115/5/6, 115/5, 115 or 2026-05-06</source>
        <translation>發生日期（起）：115/5/6、115/5、115 或 2026-05-06</translation>
    </message>
    <message>
        <source>Last day of the crash, included</source>
        <translation>發生日期（迄），含當日</translation>
    </message>
    <message>
        <source>–</source>
        <comment>between two days</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>清單的順序</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>清除條件</translation>
    </message>
    <message>
        <source>Ask nothing: show all scenes</source>
        <translation>不設條件，顯示所有現場圖</translation>
    </message>
</context>
<context>
    <name>SceneListDesk</name>
    <message>
        <source>Reading the list of scenes</source>
        <translation>正在讀取現場圖清單</translation>
    </message>
    <message>
        <source>Looking for the crash record</source>
        <translation>正在尋找事故資料</translation>
    </message>
    <message>
        <source>Looking for the scene</source>
        <translation>正在尋找現場圖</translation>
    </message>
    <message>
        <source>Linking the scene</source>
        <translation>正在連結現場圖</translation>
    </message>
    <message>
        <source>Importing scenes</source>
        <translation>正在匯入現場圖</translation>
    </message>
</context>
<context>
    <name>SceneListPanel</name>
    <message>
        <source>Choose a scene in the list first</source>
        <translation>請先在清單中選一件現場圖</translation>
    </message>
    <message>
        <source>Scenes (*.json)</source>
        <translation>現場圖 (*.json)</translation>
    </message>
    <message>
        <source>{shown} of {all} scenes, {unfinished} unfinished</source>
        <translation>{all} 件中的 {shown} 件，未完成 {unfinished} 件</translation>
    </message>
    <message>
        <source>Open a store to see its scenes.</source>
        <translation>請先開啟資料庫，才能看到現場圖。</translation>
    </message>
    <message>
        <source>The list of scenes is being read…</source>
        <translation>正在讀取現場圖清單…</translation>
    </message>
    <message>
        <source>No scene has been drawn yet. Begin one with “New…”, or import scene files.</source>
        <translation>還沒有現場圖。請按「新增…」開始繪製，或匯入現場圖檔案。</translation>
    </message>
    <message>
        <source>No scene meets every condition. Take some away, or press “Reset”.</source>
        <translation>沒有符合所有條件的現場圖。請減少條件，或按「清除條件」。</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>現場圖</translation>
    </message>
    <message>
        <source>List of scenes</source>
        <translation>現場圖清單</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open the chosen scene (Enter)</source>
        <translation>開啟選取的現場圖（Enter）</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>列印…</translation>
    </message>
    <message>
        <source>Print the chosen scene or save it as a file</source>
        <translation>列印選取的現場圖，或另存成檔案</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>事故資料…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新增…</translation>
    </message>
    <message>
        <source>Find the crash record by case number, or by place and time, and confirm it</source>
        <translation>依案號或時間地點尋找事故資料，並加以確認</translation>
    </message>
    <message>
        <source>Choose a place on the map and begin a scene</source>
        <translation>在地圖上選定地點，開始繪製現場圖</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>匯入…</translation>
    </message>
    <message>
        <source>Bring scene files (JSON) into this store</source>
        <translation>將現場圖檔案（JSON）匯入資料庫</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>歷程…</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>在地圖上顯示</translation>
    </message>
    <message>
        <source>Show crash record</source>
        <translation>顯示事故資料</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source>case number</source>
        <translation>案號相同</translation>
    </message>
    <message>
        <source>case number, written otherwise</source>
        <translation>案號相同（寫法不同）</translation>
    </message>
    <message>
        <source>place and time</source>
        <translation>時間地點相符</translation>
    </message>
    <message>
        <source>no point</source>
        <translation>無座標</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小時</translation>
    </message>
    <message>
        <source>{found}; drawn already: {case}</source>
        <translation>{found}；已有現場圖 {case}</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>最近修改的在前</translation>
    </message>
    <message>
        <source>Latest crash first</source>
        <translation>最近發生的在前</translation>
    </message>
    <message>
        <source>By case number</source>
        <translation>依案號</translation>
    </message>
    <message>
        <source>By station</source>
        <translation>依處理單位</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>time not entered</source>
        <translation>未填發生時間</translation>
    </message>
    <message>
        <source>place not entered</source>
        <translation>未填地點</translation>
    </message>
    <message>
        <source>station not entered</source>
        <translation>未填處理單位</translation>
    </message>
    <message>
        <source>no crash record</source>
        <translation>未連結事故</translation>
    </message>
    <message>
        <source>changed {when} by {who}</source>
        <translation>{who} 於 {when} 修改</translation>
    </message>
</context>
</TS>
