<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>地點(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地圖(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Copied.</source>
        <translation>已複製。</translation>
    </message>
    <message>
        <source>Somebody else changed this record</source>
        <translation>此筆資料已由他人更改</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差異項目</translation>
    </message>
    <message>
        <source>&amp;Save the merged record</source>
        <translation>儲存合併結果(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;opy all as text</source>
        <translation>全部複製為文字(&amp;O)</translation>
    </message>
    <message>
        <source>Put what you typed and what they stored on the clipboard</source>
        <translation>將您輸入的內容與對方儲存的內容複製到剪貼簿</translation>
    </message>
    <message>
        <source>&amp;Cancel: keep my text</source>
        <translation>取消，保留我輸入的內容(&amp;C)</translation>
    </message>
    <message>
        <source>Store nothing and go back to what you typed</source>
        <translation>不儲存，回到您輸入的內容</translation>
    </message>
    <message>
        <source>&amp;Leave it deleted</source>
        <translation>維持刪除(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Restore it with my changes</source>
        <translation>還原並套用我的更改(&amp;R)</translation>
    </message>
    <message>
        <source>Drop what you typed</source>
        <translation>捨棄您輸入的內容</translation>
    </message>
    <message>
        <source>Put the record back as you typed it</source>
        <translation>依您輸入的內容還原此筆資料</translation>
    </message>
    <message>
        <source>&amp;Take theirs</source>
        <translation>採用對方(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Delete it all the same</source>
        <translation>仍要刪除(&amp;D)</translation>
    </message>
    <message>
        <source>Keep their record</source>
        <translation>保留對方的資料</translation>
    </message>
    <message>
        <source>Delete the record with their changes</source>
        <translation>連同對方的更改一併刪除</translation>
    </message>
    <message>
        <source>Keep &amp;mine</source>
        <translation>採用我的(&amp;M)</translation>
    </message>
    <message>
        <source>Theirs in every field that both changed; your other changes are stored</source>
        <translation>雙方都更改的欄位採用對方；您其他的更改照常儲存</translation>
    </message>
    <message>
        <source>Mine in every field that both changed; their other changes stay</source>
        <translation>雙方都更改的欄位採用我的；對方其他的更改保留</translation>
    </message>
    <message>
        <source>Somebody else deleted {record} while you were at it.</source>
        <translation>您編輯期間，他人刪除了{record}。</translation>
    </message>
    <message>
        <source>Somebody else changed {record} while you were at it.</source>
        <translation>您編輯期間，他人更改了{record}。</translation>
    </message>
    <message>
        <source>{who} deleted {record} while you were at it ({when}).</source>
        <translation>您編輯期間，{who} 刪除了{record}（{when}）。</translation>
    </message>
    <message>
        <source>{who} changed {record} while you were at it ({when}).</source>
        <translation>您編輯期間，{who} 更改了{record}（{when}）。</translation>
    </message>
    <message>
        <source>Your changes have nowhere to go now. Restore the record, or leave it.</source>
        <translation>您的更改已無處可存。請還原此筆資料，或維持刪除。</translation>
    </message>
    <message>
        <source>You were about to delete what they have just changed.</source>
        <translation>您要刪除的資料，對方剛剛更改過。</translation>
    </message>
    <message>
        <source>Where both of you changed the same field, choose what shall hold. All else is merged. Nothing is stored before you say so.</source>
        <translation>雙方都更改的欄位，請選擇以何者為準；其餘欄位自動合併。在您確認之前不會儲存任何內容。</translation>
    </message>
    <message>
        <source>Still to be chosen: {count}</source>
        <translation>尚待選擇：{count} 欄</translation>
    </message>
    <message>
        <source>Everything is chosen.</source>
        <translation>已全部選定。</translation>
    </message>
</context>
<context>
    <name>ConflictTable</name>
    <message>
        <source>Field</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>When opened</source>
        <translation>開啟時</translation>
    </message>
    <message>
        <source>Theirs, who, when</source>
        <translation>對方（何人、何時）</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>What shall hold</source>
        <translation>以何者為準</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已刪除</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>請選擇…</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>What shall hold for {field}</source>
        <translation>「{field}」以何者為準</translation>
    </message>
    <message>
        <source>mine, merged</source>
        <translation>採用我的</translation>
    </message>
    <message>
        <source>theirs, merged</source>
        <translation>採用對方</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>雙方相同</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This did not work</source>
        <translation>無法完成</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程式發生錯誤</translation>
    </message>
    <message>
        <source>Sorry, the program made a mistake.</source>
        <translation>抱歉，程式發生錯誤。</translation>
    </message>
    <message>
        <source>Your data are unharmed: what was not finished was rolled back. Please copy the report and send it to whoever looks after Daoan. It holds no names, plates or folders.</source>
        <translation>您的資料沒有損害：未完成的部分已全部還原。請複製報告，交給負責維護道安的人；報告不含姓名、車牌與資料夾名稱。</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>開啟錯誤報告資料夾</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>複製報告</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A1: death within 24 h</source>
        <translation>A1：24 小時內死亡</translation>
    </message>
    <message>
        <source>A2: injury, or death after 24 h</source>
        <translation>A2：受傷或逾 24 小時死亡</translation>
    </message>
    <message>
        <source>A3: damage only</source>
        <translation>A3：財損</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日間</translation>
    </message>
    <message>
        <source>twilight</source>
        <translation>晨昏</translation>
    </message>
    <message>
        <source>night</source>
        <translation>夜間</translation>
    </message>
    <message>
        <source>The record does not say which way the parties travelled</source>
        <translation>紀錄未載明當事者行向</translation>
    </message>
    <message>
        <source>The record does not say where the vehicles were hit</source>
        <translation>紀錄未載明車輛撞擊部位</translation>
    </message>
    <message>
        <source>The places hit do not fit the recorded crash type</source>
        <translation>撞擊部位與事故類型不符</translation>
    </message>
    <message>
        <source>The recorded position is doubtful; the crash may belong elsewhere</source>
        <translation>事故坐標有疑義，可能不屬於此地點</translation>
    </message>
    <message>
        <source>The record names too few parties</source>
        <translation>紀錄的當事者不足</translation>
    </message>
    <message>
        <source>The arms that the parties came from cannot be told apart</source>
        <translation>無法判別當事者駛來的岔道</translation>
    </message>
    <message>
        <source>agrees with the named road</source>
        <translation>與路名相符</translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation>無可比對</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>無坐標</translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation>填充值</translation>
    </message>
    <message>
        <source>longitude and latitude put right</source>
        <translation>經緯度對調，已更正</translation>
    </message>
    <message>
        <source>far outside the city</source>
        <translation>遠在轄區外</translation>
    </message>
    <message>
        <source>far from the named road</source>
        <translation>遠離所載道路</translation>
    </message>
    <message>
        <source>false default point</source>
        <translation>假預設點</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>zh_TW</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>{year:04d}-{month:02d}-{day:02d}</source>
        <comment>use {roc} for the ROC year</comment>
        <translation>{roc:d}/{month:02d}/{day:02d}</translation>
    </message>
    <message>
        <source>{year:04d}-{month:02d}</source>
        <comment>use {roc} for the ROC year</comment>
        <translation>{roc:d}/{month:02d}</translation>
    </message>
    <message>
        <source>{year:04d}</source>
        <comment>use {roc} for the ROC year</comment>
        <translation>{roc:d} 年</translation>
    </message>
</context>
</TS>
