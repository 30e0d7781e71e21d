namespace Goldthread.Demo.Figures;

/// <summary>
/// How often people meet health services. England 2022-23, as commonly quoted: about 5 to 6 GP practice contacts, 0.45 attendances at emergency
/// departments of all types and 0.11 emergency admissions a person a year. GP contacts are thinned to about 3.5 and outpatient attendances (1.7) to 0.6, to keep the set small.
/// How contacts lie over age and illness is ours.
/// </summary>
internal static class ContactRates
{
    /// <summary>How far back the made record of contacts goes.</summary>
    public const int Years = 3;

    public static double PracticeContacts(int age, int conditions, int frailty) =>
        (age switch { < 5 => 4.2, < 18 => 1.5, < 45 => 2.2, < 65 => 2.5, _ => 3.2 }) + (conditions * 1.1) + (frailty * 1.4);

    public static double EmergencyAttendances(int age, int conditions, int frailty) =>
        (age switch { < 5 => 0.45, < 18 => 0.30, < 30 => 0.36, < 65 => 0.22, < 80 => 0.18, _ => 0.28 }) + (conditions * 0.045) + (frailty * 0.12);

    public static double EmergencyAdmissions(int age, int conditions, int frailty) =>
        (age switch { < 5 => 0.12, < 65 => 0.05, < 80 => 0.085, _ => 0.14 }) + (conditions * 0.030) + (frailty * 0.15);

    public static double PlannedAdmissions(int age, int conditions) => (age switch { < 18 => 0.03, < 65 => 0.09, _ => 0.16 }) + (conditions * 0.02);

    public static double Outpatients(int age, int conditions) => (age switch { < 18 => 0.3, < 65 => 0.35, _ => 0.55 }) + (conditions * 0.22);

    /// <summary>National data opt-outs: about 5.4% of people registered with a GP (NHS England, 2023, as commonly quoted).</summary>
    public const double OptedOut = 0.054;

    /// <summary>People whose address must not be shown to anybody (PDS sensitive records); a round guess of ours.</summary>
    public const double Sensitive = 0.002;

    // 9.5 deaths a year for 1,000 people (ONS, England 2022): those of the past three months stay in the place as records.
    public static double DiedLately(int age) => 0.25 * Math.Min(0.5, 0.00003 * Math.Exp(age * 0.098));
}
