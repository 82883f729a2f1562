package app.plantain.web.ui.boards;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Boards;
import app.plantain.core.identity.Member;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Collection;
import java.util.function.Consumer;

/** Stand-in. */
public final class BoardPicker extends Dialog {
    public BoardPicker(Boards boards, Member member, Collection<AssetId> assets, Consumer<String> done) {}
}
