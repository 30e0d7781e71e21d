using Goldthread.DesignSystem.Text;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Urgent;

/// <summary>A reason for which an urgent community team comes.</summary>
/// <param name="Code">Our code; the national guidance names the nine and gives no codes.</param>
/// <param name="Words">In plain words.</param>
public sealed record UrgentCondition(string Code, string Words)
{
    /// <summary>The code system of <see cref="Code"/>.</summary>
    public const string System = "urn:goldthread:urgent-condition";

    /// <summary>
    /// The nine conditions and needs of the national guidance on two-hour urgent community response, in our words, and one more: the list is not closed
    /// (https://www.england.nhs.uk/community-health-services/urgent-community-response-services/).
    /// </summary>
    public static IReadOnlyList<UrgentCondition> All { get; } =
    [
        new("fall", "Fell, and seems not badly hurt"),
        new("frailty", "Frail, and suddenly much worse"),
        new("function", "Suddenly cannot move or manage as before"),
        new("end-of-life", "At the end of life, and in distress"),
        new("equipment", "Needs equipment at once"),
        new("confusion", "Newly or more confused"),
        new("catheter", "Trouble with a catheter"),
        new("diabetes", "Diabetes out of control"),
        new("carer", "The unpaid carer cannot go on"),
        new("other", "Something else that would lead to hospital today"),
    ];
}

/// <summary>A reason for which another service has to come instead.</summary>
/// <param name="Code">Our code.</param>
/// <param name="Words">In plain words.</param>
/// <param name="Instead">What to do.</param>
public sealed record UrgentExclusion(string Code, string Words, string Instead)
{
    /// <summary>What the national guidance leaves out, in our words; asked first.</summary>
    public static IReadOnlyList<UrgentExclusion> All { get; } =
    [
        new("emergency", "Very ill or badly hurt: needs an ambulance or a hospital bed now", "Call 999"),
        new("injury", "Hit the head, back or hip, may have broken a bone, or passed out", "Call 999"),
        new("mental-health", "A mental health crisis that needs a specialist team", "Ring the mental health crisis line"),
        new("diagnostics", "Needs tests that only a hospital can do", "Speak with the hospital's medical team"),
        new("intoxication", "Drunk or drugged", "Call 111, or 999 if they cannot be woken"),
        new("child", "Under 18", "Ring the children's community team or 111"),
    ];
}

/// <summary>When the two-hour clock runs.</summary>
/// <param name="From">The hour at which the service opens.</param>
/// <param name="Until">The hour at which it closes; 24 with <paramref name="From"/> 0 for a service that never does.</param>
public sealed record UrgentHours(int From, int Until)
{
    /// <summary>Day and night: the clock starts when the referral comes.</summary>
    public static UrgentHours Always { get; } = new(0, 24);

    /// <summary>True for a service that never closes.</summary>
    public bool IsAlways => From == 0 && Until == 24;

    /// <summary>When the clock of a referral starts: at receipt, or where the service is shut, when it next opens in England.</summary>
    public DateTimeOffset Start(DateTimeOffset received)
    {
        if (IsAlways)
        {
            return received;
        }

        var local = Dates.InLondon(received);
        var day = DateOnly.FromDateTime(local.DateTime);
        return local.Hour < From ? Opening(day) : local.Hour >= Until ? Opening(day.AddDays(1)) : received;
    }

    // The clocks change at 1am, before any service opens in the morning: the hour is counted back from noon, which is always there.
    private DateTimeOffset Opening(DateOnly day)
    {
        var noon = UkTime.StartOf(day).AddHours(12);
        var local = Dates.InLondon(noon);
        return noon.AddHours(From - local.Hour).AddMinutes(-local.Minute);
    }
}

/// <summary>How an urgent referral counts.</summary>
public enum UrgentResult
{
    /// <summary>The clock runs.</summary>
    Running,

    /// <summary>First face-to-face contact within two hours.</summary>
    Met,

    /// <summary>Later than that, or not yet when two hours were over.</summary>
    Breached,

    /// <summary>Not for this service; counted apart.</summary>
    Excluded,

    /// <summary>Ended without a time of contact; counted apart.</summary>
    Missing,

    /// <summary>A contact before the referral: a mistake, counted apart and listed.</summary>
    Invalid,
}

/// <summary>
/// The national two-hour standard: from receipt of a referral in scope to the first face-to-face contact of the urgent team; at least 70% within two hours (NHS England, from
/// December 2022). Exactly 120 minutes is in time. Moments are instants, so the night when the clocks change counts as many minutes as it had.
/// </summary>
public static class UrgentClock
{
    /// <summary>Two hours.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    /// <summary>At least this share should be met.</summary>
    public const double Threshold = 0.70;

    /// <summary>How one referral counts now.</summary>
    /// <param name="received">When it came.</param>
    /// <param name="contact">The first face-to-face contact, or null.</param>
    /// <param name="isExcluded">True when it is not for this service.</param>
    /// <param name="hasEnded">True when it is closed.</param>
    /// <param name="hours">When the clock runs.</param>
    /// <param name="now">The moment, for one without a contact.</param>
    public static UrgentResult Of(DateTimeOffset received, DateTimeOffset? contact, bool isExcluded, bool hasEnded, UrgentHours hours, DateTimeOffset now)
    {
        if (isExcluded)
        {
            return UrgentResult.Excluded;
        }

        if (contact is { } met)
        {
            return met < received ? UrgentResult.Invalid : met - hours.Start(received) <= Limit ? UrgentResult.Met : UrgentResult.Breached;
        }

        return hasEnded ? UrgentResult.Missing : now - hours.Start(received) <= Limit ? UrgentResult.Running : UrgentResult.Breached;
    }

    /// <summary>By when the team should be there.</summary>
    public static DateTimeOffset Due(DateTimeOffset received, UrgentHours hours) => hours.Start(received) + Limit;
}

/// <summary>Counts of urgent referrals.</summary>
/// <param name="Name">Of which provider or place.</param>
/// <param name="Met">In time.</param>
/// <param name="Breached">Not in time.</param>
/// <param name="Running">The clock runs.</param>
/// <param name="Excluded">Not for this service.</param>
/// <param name="Missing">Ended without a time of contact.</param>
/// <param name="Invalid">Contact before the referral.</param>
public sealed record UrgentCount(string Name, int Met, int Breached, int Running, int Excluded, int Missing, int Invalid)
{
    /// <summary>Those that count: met or breached.</summary>
    public int Counted => Met + Breached;

    /// <summary>The share met of those that count, 0 to 1; null when none does.</summary>
    public double? Share => Counted == 0 ? null : (double)Met / Counted;

    /// <summary>Counts by a name, in the order of names. Pure.</summary>
    public static IReadOnlyList<UrgentCount> By(IEnumerable<(string Name, UrgentResult Result)> results) =>
        [.. results.GroupBy(r => r.Name).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => Of(g.Key, g.Select(r => r.Result)))];

    /// <summary>The counts of some results.</summary>
    public static UrgentCount Of(string name, IEnumerable<UrgentResult> results)
    {
        var by = results.CountBy(r => r).ToDictionary();
        return new UrgentCount(name, N(UrgentResult.Met), N(UrgentResult.Breached), N(UrgentResult.Running), N(UrgentResult.Excluded), N(UrgentResult.Missing), N(UrgentResult.Invalid));

        int N(UrgentResult result) => by.GetValueOrDefault(result);
    }
}
