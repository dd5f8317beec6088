package aicmo.cam.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is who, by name and annotation. A nested class has the role of the class around it. */
final class HouseRoles {

    static final List<String> SERVICES = List.of("sender", "inbox", "classifier", "followup", "decision");

    private static final Pattern RIM =
            Pattern.compile("(Due|Poll)\\p{Lu}.*|.*(Resource|Listener|Provider|Client|Config|Settings)");
    private static final Pattern SQL = Pattern.compile(".*(Rows|Table|Store)");
    private static final Set<String> BEAN_PACKAGES = Set.of(
            "jakarta.enterprise.context",
            "jakarta.enterprise.inject",
            "jakarta.inject",
            "jakarta.interceptor",
            "jakarta.ws.rs",
            "jakarta.ws.rs.ext",
            "io.smallrye.config",
            "io.quarkus.runtime",
            "org.eclipse.microprofile.health",
            "org.eclipse.microprofile.rest.client.inject");

    static final DescribedPredicate<JavaClass> SERVICE_CODE =
            DescribedPredicate.describe("code of the services", type -> SERVICES.stream()
                    .anyMatch(service -> (type.getPackageName() + ".").startsWith("aicmo.cam." + service + ".")));

    static final DescribedPredicate<JavaClass> BEANS =
            DescribedPredicate.describe("beans", type -> isBean(type) || isBean(outermost(type)));

    static final DescribedPredicate<JavaClass> ROWS = DescribedPredicate.describe(
            "rows", type -> SQL.matcher(outermost(type).getSimpleName()).matches());

    static final DescribedPredicate<JavaClass> PLAIN_NOUNS = DescribedPredicate.describe(
            "plain nouns", type -> !RIM.matcher(outermost(type).getSimpleName()).matches() && !BEANS.test(type));

    private HouseRoles() {}

    /** Calls of {@code now()} without a Clock, of the system's clocks and of {@code System.currentTimeMillis}. */
    static ArchCondition<JavaClass> readTheWallClock() {
        return ArchConditions.callMethodWhere(
                DescribedPredicate.describe("reads the wall clock", HouseRoles::readsTheWallClock));
    }

    private static boolean readsTheWallClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
        return (owner.startsWith("java.time.") && method.equals("now") && withoutClock)
                || (owner.equals("java.time.Clock") && method.startsWith("system"))
                || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
    }

    private static boolean isBean(JavaClass type) {
        return type.getAnnotations().stream()
                .anyMatch(annotation ->
                        BEAN_PACKAGES.contains(annotation.getRawType().getPackageName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRoles::outermost).orElse(type);
    }
}
