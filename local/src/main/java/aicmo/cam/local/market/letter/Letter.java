package aicmo.cam.local.market.letter;

import aicmo.cam.local.market.people.Meaning;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.mail.InternetMessage;

/**
 * A message on its way to whoever wrote to the market.
 *
 * @param person whom it is about: who wrote it, or could not be reached
 * @param meaning what it is to be understood as
 * @param envelopeSender empty for mail of machines, which nobody answers (RFC 5321 section 4.5.5)
 * @param messageId with angle brackets
 */
public record Letter(
        Person person, Meaning meaning, String envelopeSender, String recipient, byte[] bytes, String messageId) {

    static Letter of(Person person, Meaning meaning, String envelopeSender, String recipient, byte[] bytes) {
        String id = InternetMessage.parse(bytes).messageId().orElseThrow();
        return new Letter(person, meaning, envelopeSender, recipient, bytes, id);
    }
}
