package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.VariableName;
import aicmo.cam.mail.coding.InvisibleCharacters;
import aicmo.cam.rest.csv.ColumnNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** By which names templates know the columns of a list, whatever its language. Those of the list before are remembered. */
final class LeadColumns {
    private static final Set<String> OF_LEADS =
            Set.of("email", "first_name", "last_name", "company", "time_zone", "tags");

    private final Set<String> own;
    private List<String> known = List.of();
    private List<String> names = List.of();

    /** @param own the variables of the campaign: a column of such a name is that, and nothing else */
    LeadColumns(Collection<String> own) {
        this.own = Set.copyOf(own);
    }

    /** A name for each; it may be one that no template can have. */
    List<String> of(List<String> columns) {
        if (!columns.equals(known)) {
            names = translated(columns.stream()
                    .map(column -> InvisibleCharacters.strip(InvisibleCharacters.withoutZeroWidth(column)))
                    .toList());
            known = List.copyOf(columns);
        }
        return names;
    }

    private List<String> translated(List<String> columns) {
        List<String> meanings = ColumnNames.meanings(columns);
        List<String> translated = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String name = VariableName.of(columns.get(i));
            String meaning = meanings.get(i);
            translated.add(meaning == null || !OF_LEADS.contains(meaning) || own.contains(name) ? name : meaning);
        }
        return List.copyOf(translated);
    }
}
