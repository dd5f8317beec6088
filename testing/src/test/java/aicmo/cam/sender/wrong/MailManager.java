package aicmo.cam.sender.wrong;

import jakarta.inject.Inject;

/** A name that says nothing, and a field that comes from nowhere. */
class MailManager {

    @Inject
    Reckless reckless;
}
