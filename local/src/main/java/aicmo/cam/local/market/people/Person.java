package aicmo.cam.local.market.people;

import java.util.Optional;

/**
 * A lead as it lives in the market.
 *
 * @param campaign the name of the campaign that writes to this person
 * @param language two letters, ISO 639-1
 * @param answersAt at which step of a sequence this person answers, if ever
 * @param daysAway how long an absence lasts; 0 where its notice does not tell
 * @param wording decides among the ways in which people say the same thing
 */
public record Person(
        String campaign,
        String address,
        String firstName,
        String lastName,
        String company,
        String language,
        String timeZone,
        Temper temper,
        int answersAt,
        int daysAway,
        MailProgram program,
        int wording) {

    /** Both names, in the order of the person's language. */
    public String name() {
        return language.equals("ja") ? lastName + " " + firstName : firstName + " " + lastName;
    }

    /** The domain of the address. */
    public String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    /** What the mail of that step brings back. */
    public Optional<Reaction> reaction(int step) {
        return temper.reaction(step, answersAt, daysAway);
    }
}
