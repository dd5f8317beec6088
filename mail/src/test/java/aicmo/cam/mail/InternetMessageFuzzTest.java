package aicmo.cam.mail;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Searches with coverage where JAZZER_FUZZ=1 is set; else reads its seeds. */
class InternetMessageFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void any_bytes_are_a_message(byte[] raw) {
        Sound.check(InternetMessage.parse(raw));
    }
}
