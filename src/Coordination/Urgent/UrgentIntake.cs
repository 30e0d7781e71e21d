using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Coordination.Urgent;

/// <summary>What was said when somebody rang the single point of access.</summary>
/// <param name="Received">When the call or message came; the clock starts here, not when it is written down.</param>
/// <param name="Facts">Who rang, what for, and what speaks against it.</param>
/// <param name="Reason">What has happened, in words.</param>
/// <param name="Target">Who is to go.</param>
public sealed record UrgentCall(DateTimeOffset Received, UrgentFacts Facts, string Reason, ReferralTarget Target);

/// <summary>The single point of access: one intake for whoever rings, with the exclusions asked first.</summary>
public sealed class UrgentIntake(ReferralService referrals, TimeProvider clock)
{
    // A call is written down while it lasts, or soon after; anything older is a slip of the pen.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>Who rings, in the order of the form.</summary>
    public static IReadOnlyList<(string Code, string Words)> Sources { get; } =
    [
        ("999", "Ambulance service (999)"), ("111", "NHS 111"), ("gp", "GP practice"), ("care-home", "Care home"), ("family", "Family or unpaid carer"), ("person", "The person"),
        ("hospital", "Hospital or emergency department"), ("social-care", "Social care or home care"), ("other", "Somebody else"),
    ];

    /// <summary>
    /// Starts the clock, or where an exclusion holds keeps the call as one for another service, with what was advised. Invalid names the field: "Source", "Conditions",
    /// "Received", "Reason".
    /// </summary>
    /// <returns>The id of the referral.</returns>
    public async Task<Outcome<string>> Take(User user, Sight sight, IReadOnlyList<Identity> members, UrgentCall call, UrgentHours hours)
    {
        var faults = Missing(call, members, clock.GetUtcNow()).ToArray();
        if (faults.Length > 0)
        {
            return faults;
        }

        var exclusion = UrgentExclusion.All.FirstOrDefault(e => e.Code == call.Facts.Excluded);
        var form = new ReferralForm(ReferralKind.Urgent, call.Target, ReferralPriority.Stat, call.Reason, [])
        {
            Received = call.Received,
            Due = UrgentClock.Due(call.Received, hours),
            Fill = task => UrgentFhir.Write(task, call.Facts),
            NotFor = exclusion is null ? null : new ReferralAnswer(exclusion.Words, Alternative: exclusion.Instead),
        };
        return await referrals.Write(user, sight, members, form, send: true);
    }

    private static IEnumerable<Fault> Missing(UrgentCall call, IReadOnlyList<Identity> members, DateTimeOffset now)
    {
        if (Sources.All(s => s.Code != call.Facts.Source))
        {
            yield return new Fault(FaultKind.Invalid, "Choose who rang", "Source");
        }

        if (call.Facts.Excluded.Length == 0 && call.Facts.Conditions.Count == 0)
        {
            yield return new Fault(FaultKind.Invalid, "Choose what the matter is", "Conditions");
        }

        if (call.Received > now)
        {
            yield return new Fault(FaultKind.Invalid, "The call cannot be in the future", "Received");
        }
        else if (now - call.Received > Oldest)
        {
            yield return new Fault(FaultKind.Invalid, "This call would be more than a week old: check the day", "Received");
        }

        if (call.Facts.Excluded.Length == 0 && members.Select(m => PartialDate.TryParse(m.BirthDate, null, out var born) ? born.AgeOn(DesignSystem.Text.Dates.DayInLondon(now)) : null).Any(age => age is { Oldest: < 18 }))
        {
            yield return new Fault(FaultKind.Invalid, "This service is for adults: under 18, choose \"Under 18\" above", "Excluded");
        }
    }
}
