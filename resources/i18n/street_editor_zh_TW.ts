<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>Actions</name>
    <message>
        <source>Ed&amp;it streets</source>
        <translation>編輯街道(&amp;I)</translation>
    </message>
    <message>
        <source>Draw and change roads, junctions and markings on the map; again: finish</source>
        <translation>在地圖上繪製及修改道路、路口與標線；再按一次即結束</translation>
    </message>
</context>
<context>
    <name>CalibrationBox</name>
    <message>
        <source>Calibrated; root mean square {rms} m.</source>
        <translation>已校正，中誤差 {rms} 公尺。</translation>
    </message>
    <message>
        <source>The world file lies beside the picture.</source>
        <translation>坐標檔已存在影像旁。</translation>
    </message>
    <message>
        <source>The world file lies beside the picture; it cannot hold perspective and is off by up to {error} m.</source>
        <translation>坐標檔已存在影像旁；坐標檔無法記錄透視，最多相差 {error} 公尺。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>方式(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>套合(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Calibrate</source>
        <translation>開始校正(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Top points to</source>
        <translation>影像上方朝(&amp;T)</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Bearing of the picture&apos;s top, clockwise from grid north</source>
        <translation>影像上方的方位角，自坐標北順時針</translation>
    </message>
    <message>
        <source>&amp;North up</source>
        <translation>朝北(&amp;N)</translation>
    </message>
    <message>
        <source>Export &amp;world file</source>
        <translation>匯出坐標檔(&amp;W)</translation>
    </message>
    <message>
        <source>Writes the position beside the picture for other programs</source>
        <translation>在影像旁寫出位置，供其他程式使用</translation>
    </message>
</context>
<context>
    <name>ChosenObject</name>
    <message>
        <source>It stands for a piece made by rule.</source>
        <translation>此物件取代自動產生的標線或標誌。</translation>
    </message>
    <message>
        <source>Nothing chosen. Click a picture, then the map; or choose an object.</source>
        <translation>尚未選取。先點圖例再點地圖，或選取一個物件。</translation>
    </message>
    <message>
        <source>{count} objects chosen</source>
        <translation>已選取 {count} 個物件</translation>
    </message>
    <message>
        <source>Since {day}, by {name}</source>
        <translation>自 {day} 起，{name}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>Looks to</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>層級</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <source>Degrees clockwise from north</source>
        <translation>自北方順時針度數</translation>
    </message>
    <message>
        <source>0 on the ground, above it bridges, below it tunnels</source>
        <translation>地面為 0，橋梁為正，地下道為負</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Back to the rule</source>
        <translation>恢復自動產生</translation>
    </message>
    <message>
        <source>Delete it and show what the rule makes again</source>
        <translation>刪除此物件，重新顯示自動產生的標線</translation>
    </message>
    <message>
        <source>Change objects</source>
        <translation>變更物件</translation>
    </message>
    <message>
        <source>Delete objects</source>
        <translation>刪除物件</translation>
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
    <message>
        <source>Holds from</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>Since when the streets are like that</source>
        <translation>街道從何時起是這個樣子</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>The streets in sight are the same on both days.</source>
        <translation>畫面中的街道在兩個日期相同。</translation>
    </message>
    <message>
        <source>Compare two days</source>
        <translation>比較兩個日期</translation>
    </message>
    <message>
        <source>&amp;Left</source>
        <translation>左側(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>右側(&amp;R)</translation>
    </message>
    <message>
        <source>What &amp;differs</source>
        <translation>差異(&amp;D)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>關閉(&amp;O)</translation>
    </message>
</context>
<context>
    <name>EditConflictDialog</name>
    <message>
        <source>Somebody else</source>
        <translation>其他人員</translation>
    </message>
    <message>
        <source>{who} changed these streets while you were at it ({when}).</source>
        <translation>{who} 在您編輯期間（{when}）修改了這些街道。</translation>
    </message>
    <message>
        <source>{who} changed these streets while you were at it.</source>
        <translation>{who} 在您編輯期間修改了這些街道。</translation>
    </message>
    <message>
        <source>“{name}” no longer applies: its roads were cut, moved or deleted. Yours can be put aside; nothing of it is lost.</source>
        <translation>「{name}」已無法套用：相關路段已被切開、移動或刪除。可以先擱置您的修改，不會遺失。</translation>
    </message>
    <message>
        <source>“{name}” is not stored yet. Left is what stands now, right is yours on top of it. Whatever you choose, the other version is kept.</source>
        <translation>「{name}」尚未儲存。左側是目前的狀態，右側是套用您的修改後的樣子。無論選擇哪一個，另一個版本都會保留。</translation>
    </message>
    <message>
        <source>Somebody else edits here too</source>
        <translation>有其他人員同時編輯此處</translation>
    </message>
    <message>
        <source>Theirs, as stored</source>
        <translation>對方的版本（已儲存）</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的版本</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>They changed</source>
        <translation>對方的修改</translation>
    </message>
    <message>
        <source>You change</source>
        <translation>您的修改</translation>
    </message>
    <message>
        <source>&amp;Note for whoever looks at it later</source>
        <translation>給日後處理者的備註(&amp;N)</translation>
    </message>
    <message>
        <source>Keep &amp;theirs</source>
        <translation>保留對方的(&amp;T)</translation>
    </message>
    <message>
        <source>Yours is kept in the store as dropped</source>
        <translation>您的修改會以「已放棄」保存在資料庫</translation>
    </message>
    <message>
        <source>Put &amp;mine on top</source>
        <translation>套用我的(&amp;M)</translation>
    </message>
    <message>
        <source>What only they changed stays; where both changed the same, yours holds</source>
        <translation>只有對方改的部分保留；雙方都改的部分以您的為準</translation>
    </message>
    <message>
        <source>Put mine &amp;aside</source>
        <translation>擱置我的修改(&amp;A)</translation>
    </message>
    <message>
        <source>It waits in the history panel and can be made later</source>
        <translation>存在歷程面板中，日後可再套用</translation>
    </message>
    <message>
        <source>{road} (both: {what})</source>
        <translation>{road}（雙方都改：{what}）</translation>
    </message>
</context>
<context>
    <name>EditRoadsBox</name>
    <message>
        <source>Edit roads</source>
        <translation>編修道路</translation>
    </message>
    <message>
        <source>What can be done with the chosen roads</source>
        <translation>可對選取的道路進行的編修</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Choose a road on the map to see who changed it.</source>
        <translation>請在地圖上選取路段，查看由誰異動。</translation>
    </message>
    <message>
        <source>Look closer: too many streets are in sight.</source>
        <translation>畫面中的街道太多，請放大地圖。</translation>
    </message>
    <message>
        <source>No streets are in sight.</source>
        <translation>畫面中沒有街道。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 處</translation>
    </message>
    <message>
        <source>History &amp;of</source>
        <translation>歷程範圍(&amp;O)</translation>
    </message>
    <message>
        <source>the streets in sight</source>
        <translation>畫面中的街道</translation>
    </message>
    <message>
        <source>the chosen road</source>
        <translation>選取的路段</translation>
    </message>
    <message>
        <source>Who changed what, the latest first</source>
        <translation>異動歷程，最近的在前</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;See this day</source>
        <translation>顯示當日(&amp;S)</translation>
    </message>
    <message>
        <source>Show the streets as they were at the end of that day</source>
        <translation>顯示該日結束時的街道</translation>
    </message>
    <message>
        <source>Back to &amp;today</source>
        <translation>回到現在(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>比較(&amp;C)…</translation>
    </message>
    <message>
        <source>Two days side by side, what differs marked</source>
        <translation>兩個日期並排，標出差異</translation>
    </message>
</context>
<context>
    <name>JunctionPanel</name>
    <message>
        <source>Choose a junction on the map; with Shift several, to give all one preset.</source>
        <translation>請在地圖上選取路口；按住 Shift 可選取多個，一次套用同一範本。</translation>
    </message>
    <message>
        <source>Traffic control</source>
        <translation>管制方式</translation>
    </message>
    <message>
        <source>Back to the rules</source>
        <translation>恢復依規則</translation>
    </message>
    <message>
        <source>Take back all decisions at the chosen junctions</source>
        <translation>撤銷所選路口的所有設定</translation>
    </message>
    <message>
        <source>✓ wanted   × not wanted   ( ) by the rule, which gives what stands inside</source>
        <translation>✓ 要&#x3000;× 不要&#x3000;( ) 依規則，括號內為規則結果</translation>
    </message>
    <message numerus="yes">
        <source>%n junction(s) chosen</source>
        <translation>
            <numerusform>已選取 %n 個路口</numerusform>
        </translation>
    </message>
    <message>
        <source>Junction</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Plan of the junction, north up</source>
        <translation>路口平面圖，上方為北</translation>
    </message>
    <message>
        <source>Presets for the chosen junctions</source>
        <translation>路口範本（點選即套用）</translation>
    </message>
    <message>
        <source>{come} in, {go} out</source>
        <translation>進 {come}、出 {go}</translation>
    </message>
    <message>
        <source>unnamed street</source>
        <translation>未命名道路</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>各路口不同</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>依規則</translation>
    </message>
    <message>
        <source>By the rule: </source>
        <translation>依規則：</translation>
    </message>
</context>
<context>
    <name>Junctions</name>
    <message>
        <source>Traffic control</source>
        <translation>管制方式</translation>
    </message>
    <message>
        <source>Red kerb line</source>
        <translation>路緣紅線</translation>
    </message>
    <message>
        <source>Corner radius</source>
        <translation>轉角半徑</translation>
    </message>
    <message>
        <source>Corner island</source>
        <translation>導流島</translation>
    </message>
    <message>
        <source>Back to the rules</source>
        <translation>恢復依規則</translation>
    </message>
    <message>
        <source>Crosswalk</source>
        <translation>枕木紋行穿線</translation>
    </message>
    <message>
        <source>Stop line</source>
        <translation>停止線</translation>
    </message>
    <message>
        <source>Motorcycle waiting box</source>
        <translation>機慢車停等區</translation>
    </message>
    <message>
        <source>Two-stage box</source>
        <translation>機慢車待轉區</translation>
    </message>
    <message>
        <source>Lane arrows</source>
        <translation>指向線</translation>
    </message>
    <message>
        <source>Box junction</source>
        <translation>網狀線</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>號誌</translation>
    </message>
    <message>
        <source>Flashing signals</source>
        <translation>閃光號誌</translation>
    </message>
    <message>
        <source>Stop sign at the lesser street</source>
        <translation>停車再開（支線道）</translation>
    </message>
    <message>
        <source>No control</source>
        <translation>無號誌</translation>
    </message>
    <message>
        <source>Stop lines and crosswalks at all arms; waiting boxes up to 60 km/h (174-2); no box junction (173)</source>
        <translation>各岔道設停止線與行穿線；速限 60 公里以下得設停等區（174-2）；不劃網狀線（173）</translation>
    </message>
    <message>
        <source>The street on flashing yellow has no stop line where there is no crosswalk (170)</source>
        <translation>閃光黃燈道路未設行穿線者不設停止線（170）</translation>
    </message>
    <message>
        <source>The lesser street has stop sign, stop line and the word 停 (58, 170, 177)</source>
        <translation>支線道設停車再開標誌、停止線與「停」標字（58、170、177）</translation>
    </message>
    <message>
        <source>No stop lines but at crosswalks; a box junction where needed (170, 173)</source>
        <translation>僅行穿線前設停止線；視需要劃設網狀線（170、173）</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>依規則</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All arms</source>
        <translation>所有岔道</translation>
    </message>
    <message>
        <source>Differs from arm to arm</source>
        <translation>各岔道不同</translation>
    </message>
    <message>
        <source>: painted</source>
        <translation>：有劃設</translation>
    </message>
    <message>
        <source>: not painted</source>
        <translation>：未劃設</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Metres; empty: by the rule</source>
        <translation>公尺；留白為依規則</translation>
    </message>
    <message>
        <source>Corner to the right of those who come in</source>
        <translation>駛入者右側的轉角</translation>
    </message>
    <message>
        <source>Presets of junctions</source>
        <translation>路口範本</translation>
    </message>
    <message>
        <source>Put on all chosen junctions</source>
        <translation>套用到所有選取的路口</translation>
    </message>
    <message>
        <source>language of names: English</source>
        <translation>名稱的語言：中文</translation>
    </message>
</context>
<context>
    <name>ObjectPanel</name>
    <message>
        <source>Name, number or article</source>
        <translation>名稱、編號或條號</translation>
    </message>
    <message>
        <source>Search the palette</source>
        <translation>搜尋圖例</translation>
    </message>
    <message>
        <source>Group of the palette</source>
        <translation>圖例分類</translation>
    </message>
    <message>
        <source>What can be placed</source>
        <translation>可放置的物件</translation>
    </message>
    <message>
        <source>Nothing of that name. Try fewer letters or another group.</source>
        <translation>找不到。請減少字數或換一個分類。</translation>
    </message>
    <message>
        <source>Number on it (km/h)</source>
        <translation>牌面數字（公里/小時）</translation>
    </message>
    <message>
        <source>Choose and move</source>
        <translation>選取與移動</translation>
    </message>
    <message>
        <source>Choose, move, turn and delete what was placed by hand</source>
        <translation>選取、移動、旋轉、刪除手動放置的物件</translation>
    </message>
    <message>
        <source>Detach a marking</source>
        <translation>拆離標線</translation>
    </message>
    <message>
        <source>A marking or sign made by rule becomes an object to be edited by hand</source>
        <translation>自動產生的標線或標誌變成可手動修改的物件</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分類</translation>
    </message>
    <message>
        <source>Article {article}</source>
        <translation>第 {article} 條</translation>
    </message>
</context>
<context>
    <name>PastBanner</name>
    <message>
        <source>Streets of {day}: the past, read only</source>
        <translation>{day} 的街道：過去狀態，唯讀</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到現在</translation>
    </message>
</context>
<context>
    <name>PresetPanel</name>
    <message>
        <source>★ Unmark</source>
        <translation>★ 取消常用</translation>
    </message>
    <message>
        <source>☆ Favourite</source>
        <translation>☆ 設為常用</translation>
    </message>
    <message>
        <source>Own cross-section</source>
        <translation>自訂橫斷面</translation>
    </message>
    <message>
        <source>Name of the cross-section:</source>
        <translation>橫斷面名稱：</translation>
    </message>
    <message>
        <source>Search cross-sections</source>
        <translation>搜尋橫斷面</translation>
    </message>
    <message>
        <source>Cross-sections to choose from</source>
        <translation>可選用的橫斷面</translation>
    </message>
    <message>
        <source>Click: draw with it. Drag it onto an approach of a junction: it is put there.</source>
        <translation>點選：以此繪製道路；拖到路口進口段：直接套用。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Put the cross-section on the chosen roads (Enter)</source>
        <translation>套用到所選道路（Enter）</translation>
    </message>
    <message>
        <source>Favourites stand first</source>
        <translation>常用的排在最前面</translation>
    </message>
    <message>
        <source>Keep as my own…</source>
        <translation>存為自訂…</translation>
    </message>
    <message>
        <source>Keep the cross-section shown above under a name</source>
        <translation>把上方的橫斷面命名保存</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
</context>
<context>
    <name>ProposalsBox</name>
    <message>
        <source>&amp;Put aside</source>
        <translation>擱置的修改(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Make it now</source>
        <translation>立即套用(&amp;M)</translation>
    </message>
    <message>
        <source>Make this change on the streets as they are now</source>
        <translation>把這項修改套用到目前的街道</translation>
    </message>
    <message>
        <source>Dr&amp;op it</source>
        <translation>放棄(&amp;O)</translation>
    </message>
    <message>
        <source>Take it off this list; it stays in the store</source>
        <translation>從清單移除；資料庫仍保留</translation>
    </message>
</context>
<context>
    <name>ReachForm</name>
    <message>
        <source>Applies to</source>
        <translation>套用範圍</translation>
    </message>
    <message>
        <source>Back from the junction</source>
        <translation>自路口起</translation>
    </message>
    <message>
        <source>From station</source>
        <translation>起點樁號</translation>
    </message>
    <message>
        <source>To station</source>
        <translation>終點樁號</translation>
    </message>
    <message>
        <source>Width changes</source>
        <translation>變寬時</translation>
    </message>
    <message>
        <source>What stays where it is when the road grows wider</source>
        <translation>道路變寬時，哪一側的位置不動</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Nothing in sight is assumed. Move the map and choose “the streets in sight” again, or choose all streets.</source>
        <translation>畫面中沒有推定的路段。請移動地圖後再選一次「畫面中的街道」，或選「全部街道」。</translation>
    </message>
    <message>
        <source>Nothing is assumed: all is confirmed or said by the source.</source>
        <translation>沒有推定的路段：全部已確認或依來源資料。</translation>
    </message>
    <message>
        <source>{road}: {length} m, {section}</source>
        <translation>{road}：{length} 公尺，{section}</translation>
    </message>
    <message>
        <source>%p % of this area reviewed</source>
        <translation>本區已檢核 %p%</translation>
    </message>
    <message>
        <source>%p % of all streets reviewed</source>
        <translation>全部街道已檢核 %p%</translation>
    </message>
    <message>
        <source>Confirmed by somebody {confirmed} %, said by the source {given} %, assumed {assumed} %. Left: {left}</source>
        <translation>已有人確認 {confirmed}%，依來源資料 {given}%，推定 {assumed}%。待查 {left} 條</translation>
    </message>
    <message>
        <source>Confirm {road}</source>
        <translation>確認 {road}</translation>
    </message>
    <message>
        <source>{preset} for {road}</source>
        <translation>{road} 套用{preset}</translation>
    </message>
    <message>
        <source>To re&amp;view</source>
        <translation>檢核範圍(&amp;V)</translation>
    </message>
    <message>
        <source>the streets in sight</source>
        <translation>畫面中的街道</translation>
    </message>
    <message>
        <source>all streets</source>
        <translation>全部街道</translation>
    </message>
    <message>
        <source>Choose it again to list what is in sight now</source>
        <translation>再選一次，即列出目前畫面中的街道</translation>
    </message>
    <message>
        <source>Roads with assumed geometry, main roads first</source>
        <translation>尺寸為推定的路段，主要道路在前</translation>
    </message>
    <message>
        <source>How much is confirmed</source>
        <translation>檢核進度</translation>
    </message>
    <message>
        <source>↑ ↓ next road · Enter confirms it as it is · Space skips it</source>
        <translation>↑ ↓ 換路段 · Enter 照現況確認 · 空白鍵略過</translation>
    </message>
    <message>
        <source>Show on the &amp;map what is confirmed</source>
        <translation>在地圖上顯示確認情形(&amp;M)</translation>
    </message>
    <message>
        <source>confirmed by somebody</source>
        <translation>已有人確認</translation>
    </message>
    <message>
        <source>as the source says</source>
        <translation>依來源資料</translation>
    </message>
    <message>
        <source>widths assumed</source>
        <translation>路寬為推定</translation>
    </message>
</context>
<context>
    <name>RoadForm</name>
    <message>
        <source>no name</source>
        <translation>無路名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>路名</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等級</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>速限</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>層級</translation>
    </message>
    <message>
        <source>Line lies at</source>
        <translation>路線位置</translation>
    </message>
    <message>
        <source>Left kerb</source>
        <translation>左側路緣</translation>
    </message>
    <message>
        <source>Right kerb</source>
        <translation>右側路緣</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未設定</translation>
    </message>
    <message>
        <source>0 on the ground, above it for bridges, below for tunnels</source>
        <translation>平面為 0，高架為正，地下道為負</translation>
    </message>
    <message>
        <source>Where the road&apos;s line lies; the strips move, the line stays</source>
        <translation>路線在橫斷面中的位置；車道移動，路線不動</translation>
    </message>
    <message>
        <source>One-way</source>
        <translation>單行</translation>
    </message>
    <message>
        <source>Turn the line round</source>
        <translation>路線反向</translation>
    </message>
    <message>
        <source>Lanes stay where they are; a one-way street is driven the other way then</source>
        <translation>車道位置不變；單行道會改為反方向行駛</translation>
    </message>
</context>
<context>
    <name>RoadStyleBox</name>
    <message>
        <source>Level {level}</source>
        <translation>第 {level} 層</translation>
    </message>
    <message>
        <source>Road name</source>
        <translation>路名</translation>
    </message>
    <message>
        <source>Cross-section of the road to be drawn</source>
        <translation>要畫的道路橫斷面</translation>
    </message>
    <message>
        <source>Name of the road to be drawn</source>
        <translation>要畫的道路名稱</translation>
    </message>
    <message>
        <source>Class and level of the road to be drawn</source>
        <translation>要畫的道路等級與層級</translation>
    </message>
</context>
<context>
    <name>SectionActs</name>
    <message>
        <source>Name the road</source>
        <translation>變更路名</translation>
    </message>
    <message>
        <source>Change the class</source>
        <translation>變更道路等級</translation>
    </message>
    <message>
        <source>Change the speed limit</source>
        <translation>變更速限</translation>
    </message>
    <message>
        <source>Change a width</source>
        <translation>變更寬度</translation>
    </message>
    <message>
        <source>Change a strip</source>
        <translation>變更車道種類</translation>
    </message>
    <message>
        <source>Change a lane&apos;s direction</source>
        <translation>變更車道方向</translation>
    </message>
    <message>
        <source>Change arrows</source>
        <translation>變更指向線</translation>
    </message>
    <message>
        <source>Move a strip</source>
        <translation>移動車道</translation>
    </message>
    <message>
        <source>Add a strip</source>
        <translation>增加車道</translation>
    </message>
    <message>
        <source>Remove a strip</source>
        <translation>移除車道</translation>
    </message>
    <message>
        <source>Confirm widths</source>
        <translation>確認寬度</translation>
    </message>
    <message>
        <source>Change the level</source>
        <translation>變更層級</translation>
    </message>
    <message>
        <source>Make the road one-way</source>
        <translation>改為單行道</translation>
    </message>
    <message>
        <source>Make the road two-way</source>
        <translation>改為雙向道</translation>
    </message>
    <message>
        <source>Turn the line round</source>
        <translation>路線反向</translation>
    </message>
    <message>
        <source>Move the road beside its line</source>
        <translation>移動路線位置</translation>
    </message>
    <message>
        <source>Change a kerb line</source>
        <translation>變更紅黃線</translation>
    </message>
</context>
<context>
    <name>SectionPanel</name>
    <message>
        <source>Put on: {name}</source>
        <translation>套用：{name}</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>橫斷面</translation>
    </message>
    <message>
        <source>Choose a road on the map to see and change its cross-section, or drag one of the cards below onto a road.</source>
        <translation>請在地圖上點選道路以檢視及編輯橫斷面，或把下方卡片拖到道路上。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Road without a name</source>
        <translation>無路名道路</translation>
    </message>
    <message>
        <source>{name} · {count} roads</source>
        <translation>{name}&#x3000;共 {count} 條</translation>
    </message>
    <message>
        <source>The chosen roads have different strips. Apply a card to make them alike.</source>
        <translation>所選道路的車道配置不同；套用一張橫斷面卡片即可改成相同。</translation>
    </message>
    <message>
        <source>Total {whole} m · kerb to kerb {driven} m · lanes {lanes}</source>
        <translation>全寬 {whole} m・路緣間 {driven} m・車道 {lanes}</translation>
    </message>
    <message>
        <source>{count} strips are assumed (dotted). Enter or the button confirms them.</source>
        <translation>{count} 處寬度為假設（虛框）；按 Enter 或下方按鈕確認。</translation>
    </message>
    <message>
        <source>⚠ {kind} (strip {place}) is {width} m; the design code wants {least} m.</source>
        <translation>⚠ {kind}（左起第 {place}）寬 {width} m，未達設計規範 {least} m。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 處</translation>
    </message>
    <message>
        <source>↑ seen along the line, from its start to its end</source>
        <translation>↑ 順線方向看（起點往終點）</translation>
    </message>
    <message>
        <source>Confirm widths</source>
        <translation>確認寬度</translation>
    </message>
    <message>
        <source>The widths are right as they are: nothing is assumed any more (Enter)</source>
        <translation>寬度無誤，不再標示為假設（Enter）</translation>
    </message>
</context>
<context>
    <name>SectionPicture</name>
    <message>
        <source>Cross-section seen along the line</source>
        <translation>順線方向看的橫斷面</translation>
    </message>
    <message>
        <source>Arrow keys choose a strip, with Ctrl they move it; plus and minus change its width, Delete removes it, Enter confirms all widths</source>
        <translation>方向鍵選車道，加 Ctrl 移動；加減號改寬度，Delete 移除，Enter 確認全部寬度</translation>
    </message>
</context>
<context>
    <name>SectionWords</name>
    <message>
        <source>Fast lane</source>
        <translation>快車道</translation>
    </message>
    <message>
        <source>Mixed lane</source>
        <translation>混合車道</translation>
    </message>
    <message>
        <source>Slow lane</source>
        <translation>慢車道</translation>
    </message>
    <message>
        <source>Motorcycle priority lane</source>
        <translation>機車優先道</translation>
    </message>
    <message>
        <source>Motorcycle lane</source>
        <translation>機車專用道</translation>
    </message>
    <message>
        <source>Bus lane</source>
        <translation>公車專用道</translation>
    </message>
    <message>
        <source>Bicycle lane</source>
        <translation>自行車道</translation>
    </message>
    <message>
        <source>Street for walkers</source>
        <translation>行人徒步區</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>路肩</translation>
    </message>
    <message>
        <source>Parking bays</source>
        <translation>停車格</translation>
    </message>
    <message>
        <source>Median island</source>
        <translation>中央分隔島</translation>
    </message>
    <message>
        <source>Island between fast and slow lanes</source>
        <translation>快慢分隔島</translation>
    </message>
    <message>
        <source>Channelising marking</source>
        <translation>槽化線區</translation>
    </message>
    <message>
        <source>Sidewalk</source>
        <translation>人行道</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快車</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢車</translation>
    </message>
    <message>
        <source>moto prio</source>
        <translation>機優</translation>
    </message>
    <message>
        <source>moto</source>
        <translation>機車</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>公車</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>自行車</translation>
    </message>
    <message>
        <source>walkers</source>
        <translation>行人</translation>
    </message>
    <message>
        <source>shoulder</source>
        <translation>路肩</translation>
    </message>
    <message>
        <source>parking</source>
        <translation>停車</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中央島</translation>
    </message>
    <message>
        <source>island</source>
        <translation>分隔島</translation>
    </message>
    <message>
        <source>hatched</source>
        <translation>槽化</translation>
    </message>
    <message>
        <source>sidewalk</source>
        <translation>人行道</translation>
    </message>
    <message>
        <source>↑ along the line</source>
        <translation>↑ 順線方向</translation>
    </message>
    <message>
        <source>↓ against the line</source>
        <translation>↓ 逆線方向</translation>
    </message>
    <message>
        <source>↕ both</source>
        <translation>↕ 雙向共用</translation>
    </message>
    <message>
        <source>U-turn</source>
        <translation>迴轉</translation>
    </message>
    <message>
        <source>Left turn</source>
        <translation>左轉</translation>
    </message>
    <message>
        <source>Slight left turn</source>
        <translation>左前方</translation>
    </message>
    <message>
        <source>Straight on</source>
        <translation>直行</translation>
    </message>
    <message>
        <source>Slight right turn</source>
        <translation>右前方</translation>
    </message>
    <message>
        <source>Right turn</source>
        <translation>右轉</translation>
    </message>
    <message>
        <source>no kerb line</source>
        <translation>無紅黃線</translation>
    </message>
    <message>
        <source>yellow line: no parking</source>
        <translation>黃線（禁止停車）</translation>
    </message>
    <message>
        <source>red line: no stopping</source>
        <translation>紅線（禁止臨時停車）</translation>
    </message>
    <message>
        <source>middle of the carriageway</source>
        <translation>車道部分正中</translation>
    </message>
    <message>
        <source>between the directions</source>
        <translation>雙向之間</translation>
    </message>
    <message>
        <source>left kerb</source>
        <translation>左側路緣</translation>
    </message>
    <message>
        <source>right kerb</source>
        <translation>右側路緣</translation>
    </message>
    <message>
        <source>the middle stays</source>
        <translation>中間不動</translation>
    </message>
    <message>
        <source>the left side stays</source>
        <translation>左側不動</translation>
    </message>
    <message>
        <source>the right side stays</source>
        <translation>右側不動</translation>
    </message>
    <message>
        <source>whole roads</source>
        <translation>整條路段</translation>
    </message>
    <message>
        <source>approach at the start of the line</source>
        <translation>起點路口進口段</translation>
    </message>
    <message>
        <source>approach at the end of the line</source>
        <translation>終點路口進口段</translation>
    </message>
    <message>
        <source>from station to station</source>
        <translation>起訖樁號之間</translation>
    </message>
    <message>
        <source>Favourites and used last</source>
        <translation>常用與最近使用</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自訂</translation>
    </message>
    <message>
        <source>Two-way</source>
        <translation>雙向</translation>
    </message>
    <message>
        <source>Two-way, sides differ</source>
        <translation>雙向（兩側不同）</translation>
    </message>
    <message>
        <source>With islands</source>
        <translation>設分隔島</translation>
    </message>
    <message>
        <source>One-way</source>
        <translation>單行</translation>
    </message>
    <message>
        <source>Motorway</source>
        <translation>國道</translation>
    </message>
    <message>
        <source>Expressway</source>
        <translation>快速道路</translation>
    </message>
    <message>
        <source>Main road</source>
        <translation>主要道路</translation>
    </message>
    <message>
        <source>Secondary road</source>
        <translation>次要道路</translation>
    </message>
    <message>
        <source>Collector road</source>
        <translation>集散道路</translation>
    </message>
    <message>
        <source>Local road</source>
        <translation>地區道路</translation>
    </message>
    <message>
        <source>Residential street</source>
        <translation>住宅街道</translation>
    </message>
    <message>
        <source>Alley</source>
        <translation>巷道</translation>
    </message>
    <message>
        <source>Service road</source>
        <translation>服務道路</translation>
    </message>
    <message>
        <source>Farm road</source>
        <translation>農路</translation>
    </message>
    <message>
        <source>Busway</source>
        <translation>公車專用路</translation>
    </message>
    <message>
        <source>Bicycle path</source>
        <translation>自行車專用道路</translation>
    </message>
    <message>
        <source>Pedestrian street</source>
        <translation>行人徒步街</translation>
    </message>
    <message>
        <source>Motorway ramp</source>
        <translation>國道匝道</translation>
    </message>
    <message>
        <source>Expressway ramp</source>
        <translation>快速道路匝道</translation>
    </message>
    <message>
        <source>Main road link</source>
        <translation>主要道路連絡道</translation>
    </message>
    <message>
        <source>Secondary road link</source>
        <translation>次要道路連絡道</translation>
    </message>
    <message>
        <source>Collector road link</source>
        <translation>集散道路連絡道</translation>
    </message>
    <message>
        <source>Class not known</source>
        <translation>道路等級不明</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>假設</translation>
    </message>
</context>
<context>
    <name>StreetBar</name>
    <message>
        <source>Edit streets</source>
        <translation>編輯街道</translation>
    </message>
    <message>
        <source>Street tools</source>
        <translation>街道工具</translation>
    </message>
    <message>
        <source>Finish editing</source>
        <translation>結束編輯</translation>
    </message>
    <message>
        <source>End editing; all changes are stored already (Ctrl+E)</source>
        <translation>結束編輯；所有變更均已儲存（Ctrl+E）</translation>
    </message>
    <message>
        <source>Every change is stored as soon as it is made</source>
        <translation>每項變更完成時立即儲存</translation>
    </message>
    <message>
        <source>More street tools</source>
        <translation>更多街道工具</translation>
    </message>
</context>
<context>
    <name>StreetDesk</name>
    <message>
        <source>Loading the streets</source>
        <translation>正在載入街道</translation>
    </message>
    <message>
        <source>Finding blocks again</source>
        <translation>正在重新推導街廓</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已儲存</translation>
    </message>
    <message>
        <source>Choose a cross-section and drag a line on the map</source>
        <translation>請選擇橫斷面，再於地圖上拖曳出一條線</translation>
    </message>
</context>
<context>
    <name>StreetHistory</name>
    <message>
        <source>name</source>
        <translation>路名</translation>
    </message>
    <message>
        <source>class</source>
        <translation>道路等級</translation>
    </message>
    <message>
        <source>level</source>
        <translation>高低層級</translation>
    </message>
    <message>
        <source>one-way</source>
        <translation>單行</translation>
    </message>
    <message>
        <source>course</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>cross-section</source>
        <translation>橫斷面</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>speed limit</source>
        <translation>速限</translation>
    </message>
    <message>
        <source>roundabout</source>
        <translation>圓環</translation>
    </message>
    <message>
        <source>design where it begins</source>
        <translation>起點端路口設計</translation>
    </message>
    <message>
        <source>design where it ends</source>
        <translation>終點端路口設計</translation>
    </message>
    <message>
        <source>Streets imported</source>
        <translation>匯入街道</translation>
    </message>
    <message>
        <source>First known state</source>
        <translation>最初狀態</translation>
    </message>
    <message>
        <source>a road without a name</source>
        <translation>無名路段</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>一直如此</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>繪製</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未變更</translation>
    </message>
    <message>
        <source>{some}, {another}</source>
        <translation>{some}、{another}</translation>
    </message>
    <message>
        <source>{road}: {what}</source>
        <translation>{road}：{what}</translation>
    </message>
    <message>
        <source>{lanes} lanes, {width} m</source>
        <translation>{lanes} 車道，{width} 公尺</translation>
    </message>
</context>
<context>
    <name>StreetObjects</name>
    <message>
        <source>Kerbs, red and yellow lines</source>
        <translation>路緣、紅黃線</translation>
    </message>
    <message>
        <source>Parking bays</source>
        <translation>停車格</translation>
    </message>
    <message>
        <source>Marking lines</source>
        <translation>線狀標線</translation>
    </message>
    <message>
        <source>Arrows, words, boxes</source>
        <translation>箭頭、標字、停等區</translation>
    </message>
    <message>
        <source>Islands and hatched areas</source>
        <translation>交通島、槽化線、網狀線</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>號誌</translation>
    </message>
    <message>
        <source>Poles and the like</source>
        <translation>桿、消防栓等設施</translation>
    </message>
    <message>
        <source>Warning signs</source>
        <translation>警告標誌</translation>
    </message>
    <message>
        <source>Mandatory signs</source>
        <translation>遵行標誌</translation>
    </message>
    <message>
        <source>Bans and limits</source>
        <translation>禁制、限制標誌</translation>
    </message>
    <message>
        <source>Guide signs</source>
        <translation>指示標誌</translation>
    </message>
    <message>
        <source>language of names: English</source>
        <translation>名稱的語言：中文</translation>
    </message>
</context>
<context>
    <name>StreetPanels</name>
    <message>
        <source>Junction</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>設施與標線</translation>
    </message>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>檢核</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>橫斷面</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>底圖影像</translation>
    </message>
</context>
<context>
    <name>StreetTools</name>
    <message>
        <source>Junctions</source>
        <translation>路口編輯</translation>
    </message>
    <message>
        <source>Shape corners and arms of junctions on the map</source>
        <translation>在地圖上調整路口的轉角與岔道</translation>
    </message>
    <message>
        <source>Point at a junction; drag a corner, or click it and type its radius</source>
        <translation>請指向路口；拖曳轉角，或點選轉角後輸入半徑</translation>
    </message>
    <message>
        <source>C crosswalk, L stop line, B box, T two-stage, A arrows, K red, N grid, U rule; Shift: all</source>
        <translation>C 枕木紋、L 停止線、B 停等區、T 待轉區、A 指向線、K 紅線、N 網狀線、U 依規則；Shift：全部岔道</translation>
    </message>
    <message>
        <source>Drag, or type the radius and Enter; I island, U back to the rule</source>
        <translation>拖曳，或輸入半徑後按 Enter；I 導流島、U 恢復依規則</translation>
    </message>
    <message>
        <source>Place objects</source>
        <translation>放置設施</translation>
    </message>
    <message>
        <source>Signs, signals, poles, pictures on the road: click where they stand, drag to turn them</source>
        <translation>標誌、號誌、桿、路面圖字：點一下放置，拖曳決定朝向</translation>
    </message>
    <message>
        <source>Click where it stands, or drag to say where it looks to; R turns by a quarter</source>
        <translation>點一下放置，或拖曳決定朝向；R 轉 90 度</translation>
    </message>
    <message>
        <source>Draw kerbs and markings</source>
        <translation>繪製路緣與標線</translation>
    </message>
    <message>
        <source>Kerb lines, marking lines, islands: a drag is a line, clicks draw on</source>
        <translation>路緣線、標線、交通島：拖曳畫一條線，連點可轉折</translation>
    </message>
    <message>
        <source>Drag a line, or click on; R for arcs: follow the curve in one drag. Enter finishes</source>
        <translation>拖曳畫線，或連續點選；按 R 畫弧：沿弧拖曳一次。Enter 完成</translation>
    </message>
    <message>
        <source>Along a kerb</source>
        <translation>沿路緣繪製</translation>
    </message>
    <message>
        <source>Red and yellow lines and parking bays along a kerb, from one point of it to another</source>
        <translation>沿路緣畫紅線、黃線或停車格，從一點到另一點</translation>
    </message>
    <message>
        <source>Drag along a kerb, or click two points of it</source>
        <translation>沿路緣拖曳，或在路緣上點兩點</translation>
    </message>
    <message>
        <source>Detach markings</source>
        <translation>拆離標線</translation>
    </message>
    <message>
        <source>A marking or sign made by rule becomes an object to be edited by hand</source>
        <translation>自動產生的標線或標誌變成可手動修改的物件</translation>
    </message>
    <message>
        <source>Click a marking or sign made by rule; with Shift only one piece of it</source>
        <translation>點選自動產生的標線或標誌；按住 Shift 只拆一塊</translation>
    </message>
    <message>
        <source>Choose objects</source>
        <translation>選取物件</translation>
    </message>
    <message>
        <source>Choose, move, turn, pull and delete objects</source>
        <translation>選取、移動、旋轉、拉動、刪除物件</translation>
    </message>
    <message>
        <source>Click or draw a box; drag to move; R turns, Delete deletes</source>
        <translation>點選或框選；拖曳移動；R 旋轉，Delete 刪除</translation>
    </message>
    <message>
        <source>Place {name}</source>
        <translation>放置{name}</translation>
    </message>
    <message>
        <source>Draw {name}</source>
        <translation>繪製{name}</translation>
    </message>
    <message>
        <source>Detach from its rule</source>
        <translation>拆離自動產生的標線</translation>
    </message>
    <message>
        <source>Move objects</source>
        <translation>移動物件</translation>
    </message>
    <message>
        <source>Copy objects</source>
        <translation>複製物件</translation>
    </message>
    <message>
        <source>Turn objects</source>
        <translation>旋轉物件</translation>
    </message>
    <message>
        <source>Delete objects</source>
        <translation>刪除物件</translation>
    </message>
    <message>
        <source>Choose roads first, then click the points one after the other</source>
        <translation>先選取道路，再依序點選各點</translation>
    </message>
    <message>
        <source>Move the chosen roads from point to point</source>
        <translation>將選取的道路由一點移到另一點</translation>
    </message>
    <message>
        <source>Copy the chosen roads from point to point</source>
        <translation>將選取的道路由一點複製到另一點</translation>
    </message>
    <message>
        <source>Turn the chosen roads: centre, direction now, direction then</source>
        <translation>旋轉選取的道路：依序點中心、目前方向、新方向</translation>
    </message>
    <message>
        <source>Scale the chosen roads: centre, distance now, distance then</source>
        <translation>縮放選取的道路：依序點中心、目前距離、新距離</translation>
    </message>
    <message>
        <source>Mirror the chosen roads on a line</source>
        <translation>以一直線鏡射選取的道路</translation>
    </message>
    <message>
        <source>Cut away the piece of a road between two crossings</source>
        <translation>剪去道路在兩個交會處之間的一段</translation>
    </message>
    <message>
        <source>Prolong a dead end to the next road</source>
        <translation>將道路端點延伸到下一條道路</translation>
    </message>
    <message>
        <source>Cut a road in two</source>
        <translation>將道路切成兩段</translation>
    </message>
    <message>
        <source>Click on a road</source>
        <translation>點選一條道路</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選取</translation>
    </message>
    <message>
        <source>Choose roads and junctions, reshape roads by their grips</source>
        <translation>選取道路與路口，以控制點調整道路</translation>
    </message>
    <message>
        <source>Click a road or junction; Shift adds, Ctrl toggles. Box to the right: all inside it, to the left: all it touches. Drag grips to reshape</source>
        <translation>點選道路或路口；Shift 加選、Ctrl 切換。向右拉框：選取框內全部；向左拉框：選取碰到的全部。拖曳控制點可調整道路</translation>
    </message>
    <message>
        <source>Draw roads</source>
        <translation>畫道路</translation>
    </message>
    <message>
        <source>Draw roads with a cross-section; crossings become junctions</source>
        <translation>依橫斷面畫道路，相交處自動成為路口</translation>
    </message>
    <message>
        <source>Drag a straight road, or click on point by point; Enter finishes</source>
        <translation>拖曳畫直線道路，或逐點點選，按 Enter 完成</translation>
    </message>
    <message>
        <source>Main road</source>
        <translation>主要道路</translation>
    </message>
    <message>
        <source>Secondary road</source>
        <translation>次要道路</translation>
    </message>
    <message>
        <source>Collector road</source>
        <translation>集散道路</translation>
    </message>
    <message>
        <source>Local street</source>
        <translation>地區道路</translation>
    </message>
    <message>
        <source>Alley</source>
        <translation>巷道</translation>
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
        <translation>折點</translation>
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
        <translation>車道中心</translation>
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
        <source>Draw road {name}</source>
        <translation>畫道路 {name}</translation>
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
        <translation>切斷</translation>
    </message>
    <message>
        <source>Offset copy</source>
        <translation>平行複製</translation>
    </message>
    <message>
        <source>Distance to the left, metres (negative: right)</source>
        <translation>向左的距離（公尺，負值向右）</translation>
    </message>
    <message>
        <source>Round corners</source>
        <translation>圓角</translation>
    </message>
    <message>
        <source>Radius, metres</source>
        <translation>半徑（公尺）</translation>
    </message>
    <message>
        <source>Cut corners</source>
        <translation>截角</translation>
    </message>
    <message>
        <source>Distance from the corner, metres</source>
        <translation>距轉角（公尺）</translation>
    </message>
    <message>
        <source>Array along the road chosen last</source>
        <translation>沿最後選取的道路等距排列</translation>
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
        <source>One level up</source>
        <translation>升一層</translation>
    </message>
    <message>
        <source>One level down</source>
        <translation>降一層</translation>
    </message>
    <message>
        <source>Delete road</source>
        <translation>刪除道路</translation>
    </message>
    <message>
        <source>Delete vertex</source>
        <translation>刪除折點</translation>
    </message>
    <message>
        <source>Move node</source>
        <translation>移動節點</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>移動折點</translation>
    </message>
    <message>
        <source>Insert vertex</source>
        <translation>加入折點</translation>
    </message>
    <message>
        <source>Calibrate photo</source>
        <translation>校正影像</translation>
    </message>
    <message>
        <source>Lay a photo under the map by its points, a known length or rectangle</source>
        <translation>以對應點、已知長度或矩形，把影像放到地圖底下</translation>
    </message>
    <message>
        <source>Drag a point of the picture to where it belongs</source>
        <translation>將影像上的點拖曳到它該在的位置</translation>
    </message>
    <message>
        <source>Drag along a known length, or click both ends</source>
        <translation>沿已知長度拖曳，或點選兩端</translation>
    </message>
    <message>
        <source>Click the four corners of a known rectangle, one after the other</source>
        <translation>依序點選已知矩形的四個角</translation>
    </message>
    <message>
        <source>Add a picture first: drop it on the map</source>
        <translation>請先加入影像：拖放到地圖上</translation>
    </message>
    <message>
        <source>Type the true length in metres</source>
        <translation>輸入實際長度（公尺）</translation>
    </message>
    <message>
        <source>Type both sides in metres, for instance 12.5x7</source>
        <translation>輸入兩個邊長（公尺），例如 12.5x7</translation>
    </message>
    <message>
        <source>Click where the point belongs, or type its x,y</source>
        <translation>點選該點的正確位置，或輸入 x,y</translation>
    </message>
    <message>
        <source>Drag the next point; Enter keeps the place</source>
        <translation>拖曳下一點；按 Enter 完成</translation>
    </message>
    <message>
        <source>Calibrate {name}</source>
        <translation>校正 {name}</translation>
    </message>
    <message>
        <source>Add picture {name}</source>
        <translation>加入影像 {name}</translation>
    </message>
    <message>
        <source>Remove picture {name}</source>
        <translation>移除影像 {name}</translation>
    </message>
    <message>
        <source>Move picture {name}</source>
        <translation>調整影像順序 {name}</translation>
    </message>
    <message>
        <source>Turn picture {name}</source>
        <translation>旋轉影像 {name}</translation>
    </message>
    <message>
        <source>Find picture {name} again</source>
        <translation>重新指定影像 {name}</translation>
    </message>
</context>
<context>
    <name>StripForm</name>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>指向線</translation>
    </message>
    <message>
        <source>Move the strip to the left (Ctrl+Left)</source>
        <translation>往左移（Ctrl+←）</translation>
    </message>
    <message>
        <source>Move the strip to the right (Ctrl+Right)</source>
        <translation>往右移（Ctrl+→）</translation>
    </message>
    <message>
        <source>＋ Add</source>
        <translation>＋ 增加</translation>
    </message>
    <message>
        <source>Add a strip right of this one</source>
        <translation>在右側增加一道</translation>
    </message>
    <message>
        <source>－ Remove</source>
        <translation>－ 移除</translation>
    </message>
    <message>
        <source>Remove the strip (Delete)</source>
        <translation>移除這一道（Delete）</translation>
    </message>
</context>
<context>
    <name>TermsBar</name>
    <message>
        <source>Edits &amp;hold</source>
        <translation>修改生效(&amp;H)</translation>
    </message>
    <message>
        <source>Kno&amp;wn from</source>
        <translation>資料依據(&amp;W)</translation>
    </message>
    <message>
        <source>from now on</source>
        <translation>從現在起</translation>
    </message>
    <message>
        <source>from a day on (works)</source>
        <translation>從指定日期起（工程）</translation>
    </message>
    <message>
        <source>always (it was drawn wrongly)</source>
        <translation>一直如此（更正錯誤）</translation>
    </message>
    <message>
        <source>tracing</source>
        <translation>描繪</translation>
    </message>
    <message>
        <source>survey</source>
        <translation>測量</translation>
    </message>
    <message>
        <source>Since when the streets are as you draw them; earlier days keep what they had</source>
        <translation>所繪街道從何時起成立；更早的日期保留原狀</translation>
    </message>
    <message>
        <source>First day on which the edits hold</source>
        <translation>修改生效的第一天</translation>
    </message>
    <message>
        <source>Accuracy of what is drawn</source>
        <translation>繪製精度</translation>
    </message>
    <message>
        <source>Standard deviation of the places drawn; 0 where not known</source>
        <translation>所繪位置的標準差；不清楚時填 0</translation>
    </message>
    <message>
        <source>± not known</source>
        <translation>± 不明</translation>
    </message>
</context>
<context>
    <name>UnderlayPanel</name>
    <message>
        <source>Stop reading</source>
        <translation>停止讀取</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新讀取</translation>
    </message>
    <message>
        <source>Choose the picture again…</source>
        <translation>重新選擇影像…</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>加入影像</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>影像 ({kinds})</translation>
    </message>
    <message>
        <source>Choose the picture again</source>
        <translation>重新選擇影像</translation>
    </message>
    <message>
        <source>Add picture…</source>
        <translation>加入影像…</translation>
    </message>
    <message>
        <source>Move picture up</source>
        <translation>上移影像</translation>
    </message>
    <message>
        <source>Move picture down</source>
        <translation>下移影像</translation>
    </message>
    <message>
        <source>Zoom to picture</source>
        <translation>縮放至影像</translation>
    </message>
    <message>
        <source>Lock: cannot be moved</source>
        <translation>鎖定：不能移動</translation>
    </message>
    <message>
        <source>Remove picture (the file stays)</source>
        <translation>移除影像（檔案保留）</translation>
    </message>
    <message>
        <source>Pictures under the drawing, the topmost first</source>
        <translation>底圖影像，最上層在前</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>不透明度(&amp;O)</translation>
    </message>
    <message>
        <source>T&amp;race: street surfaces translucent over the picture</source>
        <translation>描繪：街道面半透明，看得到影像(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Surfaces</source>
        <translation>街道面(&amp;S)</translation>
    </message>
    <message>
        <source>How much of the street surfaces stays, percent</source>
        <translation>街道面保留多少，百分比</translation>
    </message>
    <message>
        <source>No pictures yet. Drop a drone photo or orthophoto on the map, or add one here: GeoTIFF and pictures with a world file lie right at once, others are calibrated by a few drags.</source>
        <translation>還沒有影像。請將空拍照或正射影像拖放到地圖上，或在此加入：GeoTIFF 與附坐標檔的影像會直接就位，其他影像拖曳幾個點即可校正。</translation>
    </message>
</context>
<context>
    <name>Underlays</name>
    <message>
        <source>By points on the map</source>
        <translation>以地圖上的點</translation>
    </message>
    <message>
        <source>By a known length</source>
        <translation>以已知長度</translation>
    </message>
    <message>
        <source>By a known rectangle</source>
        <translation>以已知矩形</translation>
    </message>
    <message>
        <source>As the points allow</source>
        <translation>依點數自動</translation>
    </message>
    <message>
        <source>Turn and scale only (2 points)</source>
        <translation>只旋轉與縮放（2 點）</translation>
    </message>
    <message>
        <source>Shear too (3 points)</source>
        <translation>含歪斜（3 點）</translation>
    </message>
    <message>
        <source>Perspective too (4 points)</source>
        <translation>含透視（4 點）</translation>
    </message>
    <message>
        <source>reading, {share} %</source>
        <translation>讀取中 {share} %</translation>
    </message>
    <message>
        <source>picture not found: choose it again</source>
        <translation>找不到影像：請重新選擇</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>無法讀取</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>已停止讀取</translation>
    </message>
    <message>
        <source>not calibrated yet</source>
        <translation>尚未校正</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>{count} points fit exactly; one more would check them.</source>
        <translation>{count} 點剛好吻合；再加一點可供檢核。</translation>
    </message>
    <message>
        <source>{count} points: root mean square {rms} m, point {worst} is off by {most} m.</source>
        <translation>{count} 點：中誤差 {rms} 公尺，第 {worst} 點差 {most} 公尺。</translation>
    </message>
</context>
</TS>
