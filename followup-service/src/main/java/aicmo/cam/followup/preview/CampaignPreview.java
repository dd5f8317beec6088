package aicmo.cam.followup.preview;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.mail.template.Template;
import aicmo.cam.mail.template.TemplateError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a lead would get of a campaign.
 *
 * @param version of the definition
 * @param steps every one, in the order of the definition, whether the lead had it or not
 */
record CampaignPreview(UUID campaignId, int version, UUID leadId, List<StepPreview> steps) {

    /**
     * A step for this lead.
     *
     * @param variant which wording the lead gets; absent where the step has only one
     * @param email what {@code POST /api/cam/email/preview} of the sender takes
     */
    record StepPreview(UUID id, String track, int number, String variant, Email email) {}

    /**
     * A mail with all that the sender is given to make it.
     *
     * @param subject a Liquid template, as are text and html; absent where the step goes on in the thread of the mails before it
     * @param variables what the templates may name
     * @param firstSubject rendered, of the lead's first mail; only where subject is absent
     */
    record Email(
            String from,
            String to,
            String toName,
            String replyTo,
            String subject,
            String text,
            String html,
            Map<String, String> variables,
            UUID campaignId,
            UUID leadId,
            String track,
            String firstSubject) {}

    static CampaignPreview of(Campaign campaign, Lead lead, Instant now) {
        String first = firstSubject(campaign, lead).orElse(null);
        List<StepPreview> steps = campaign.steps().stream()
                .map(step -> of(FollowUpEngine.request(campaign, lead, step, now), first))
                .toList();
        return new CampaignPreview(campaign.id(), campaign.version(), lead.id(), steps);
    }

    private static StepPreview of(EmailRequested request, String firstSubject) {
        Email email = new Email(
                request.from(),
                request.recipient(),
                request.recipientName(),
                request.replyTo(),
                request.subject(),
                request.text(),
                request.html(),
                request.variables(),
                request.campaignId(),
                request.leadId(),
                request.track(),
                request.subject() == null ? firstSubject : null);
        return new StepPreview(request.stepId(), request.track(), request.step(), request.variant(), email);
    }

    /** Empty where it can't be rendered: the preview of the first step says why. */
    private static Optional<String> firstSubject(Campaign campaign, Lead lead) {
        Step first = campaign.steps().getFirst();
        String subject = first.variantOf(lead.id()).subject();
        if (subject == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Template.parse(subject).renderLine(lead.person().known()).strip());
        } catch (TemplateError e) {
            return Optional.empty();
        }
    }
}
