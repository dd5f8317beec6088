package aicmo.cam.sender.draft;

import java.util.List;

/**
 * The mails that a lead already got of a campaign.
 *
 * @param firstSubject the subject of the first; null where there is none
 * @param messageIds their message ids, oldest first
 */
public record ThreadSoFar(String firstSubject, List<String> messageIds) {
    /** Where nothing went yet. */
    public static final ThreadSoFar NONE = new ThreadSoFar(null, List.of());

    /** RFC 5322 has no bound; a header that grows with every mail needs one. The first and the latest say most. */
    private static final int MOST = 20;

    public ThreadSoFar {
        messageIds = List.copyOf(messageIds);
    }

    /** The same; where nothing went yet, as if a mail with that subject had. @param subject null for none */
    public ThreadSoFar orBegunWith(String subject) {
        return firstSubject == null && subject != null ? new ThreadSoFar(subject, List.of()) : this;
    }

    String inReplyTo() {
        return messageIds.isEmpty() ? null : messageIds.getLast();
    }

    List<String> references() {
        if (messageIds.size() <= MOST) {
            return messageIds;
        }
        List<String> kept = new java.util.ArrayList<>(List.of(messageIds.getFirst()));
        kept.addAll(messageIds.subList(messageIds.size() - MOST + 1, messageIds.size()));
        return kept;
    }

    /** {@code Re:} and the subject that the thread began with, once. */
    String answeringSubject() {
        return firstSubject.regionMatches(true, 0, "Re:", 0, 3) ? firstSubject : "Re: " + firstSubject;
    }
}
