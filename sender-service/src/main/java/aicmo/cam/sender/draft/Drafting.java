package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Turns an order into a mail that is ready to go, or says why it can't be one. */
public final class Drafting {
    private final AllowList allowList;
    private final Imprint imprint;

    public Drafting(AllowList allowList, Imprint imprint) {
        this.allowList = allowList;
        this.imprint = imprint;
    }

    /** Everything that is wrong with an order outside campaigns, whoever may be written to. */
    public List<Fault> faults(Order order) {
        List<Fault> faults = new ArrayList<>(OrderCheck.of(order));
        Optional<String> subject = Optional.ofNullable(order.subject()).flatMap(Letters::unfitForHeader);
        if (subject.isPresent()) {
            faults.add(new Fault("subject", Reason.TEMPLATE, "the subject " + subject.get()));
        }
        List<Fault> ofContent = new ArrayList<>();
        Content.of(order, ThreadSoFar.NONE, Map.of(), ofContent);
        ofContent.stream()
                .filter(fault -> subject.isEmpty() || !fault.field().equals("subject"))
                .forEach(faults::add);
        return faults;
    }

    /** Why nothing may be written to this order's addresses; empty where it may. */
    public Optional<Refusal> refusal(Order order) {
        return OrderCheck.of(order).stream().findFirst().map(Drafting::refusal).or(() -> notAllowed(order));
    }

    private Optional<Refusal> notAllowed(Order order) {
        return order.addresses().stream()
                .filter(address -> !allowList.allows(address))
                .findFirst()
                .map(address -> new Refusal(
                        Reason.NOT_ALLOWED,
                        address
                                + " does not match AICMO_CAM_EMAIL_ALLOWLIST_REGEX, which limits whom this installation"
                                + " writes to"));
    }

    /** The mail, in its thread; its Message-ID follows from its id, so that it is known before it is sent. */
    public Drafted draft(UUID emailId, Order order, ThreadSoFar thread) {
        if (order.subject() == null && thread.firstSubject() == null) {
            return new Refusal(
                    Reason.TEMPLATE, "there is no subject, and no earlier mail to answer to; give the step a subject");
        }
        boolean campaign = order.campaignId() != null;
        Optional<String> lack = campaign ? imprint.lack() : Optional.empty();
        if (lack.isPresent()) {
            return new Refusal(Reason.INCOMPLETE_SETTINGS, lack.get());
        }
        List<Fault> faults = new ArrayList<>();
        Content content = Content.of(order, thread, campaign ? imprint.variables(emailId) : Map.of(), faults);
        if (!faults.isEmpty()) {
            return refusal(faults.getFirst());
        }
        Content whole = campaign ? imprint.under(content, emailId) : content;
        RenderedMail mail = new RenderedMail(
                order.from(),
                order.recipient(),
                order.recipientName(),
                campaign ? imprint.replyTo(order, emailId) : order.replyTo(),
                whole.subject(),
                whole.text(),
                whole.html(),
                "<" + emailId + "@" + domain(order) + ">",
                thread.inReplyTo(),
                thread.references(),
                campaign ? imprint.headers(emailId) : Map.of(),
                order.attachments().stream().map(AttachedFile::named).toList(),
                order.cc());
        return new Draft(mail, hash(order, thread, content));
    }

    /** Of what the content says to anybody: a link within it is another one in every mail. */
    private static String hash(Order order, ThreadSoFar thread, Content content) {
        boolean ownLink = order.campaignId() != null
                && Stream.of(order.text(), order.html() == null ? "" : order.html())
                        .anyMatch(template ->
                                template.contains(Footer.UNSUBSCRIBE_URL) || template.contains(Footer.POSTAL_ADDRESS));
        Content said = ownLink ? Content.of(order, thread, Imprint.placeholders(), new ArrayList<>()) : content;
        return ContentHash.of(order, said.subject(), said.text(), said.html());
    }

    private static String domain(Order order) {
        return Address.parse(order.from()).orElseThrow().asciiDomain();
    }

    private static Refusal refusal(Fault fault) {
        return new Refusal(fault.reason(), fault.detail());
    }
}
