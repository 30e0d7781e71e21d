using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.CareHomes;

/// <summary>Reads out of a resident's record, as far as the reader sees it, what matters for the round.</summary>
internal static class RoundReading
{
    // Who was never seen on a round: what happened within a week counts as new.
    private const int FirstLookDays = 7;

    // https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html
    private static readonly HashSet<string> Stays = new(StringComparer.Ordinal) { "IMP", "ACUTE", "NONAC", "OBSENC", "SS" };

    public static RoundFacts Of(IReadOnlyList<RecordEntry> entries, SeenResident resident, DateOnly today)
    {
        var home = resident.Row.Home;
        var last = entries.Select(RoundVisit.Of).OfType<RoundVisit>().Where(v => !v.IsTakenBack).MaxBy(v => v.At);
        var since = last?.At ?? new DateTimeOffset(today.AddDays(-FirstLookDays), TimeOnly.MinValue, TimeSpan.Zero);
        var changes = entries.SelectMany(e => ChangesOf(e, home)).Where(c => c.At > since && Dates.DayInLondon(c.At) <= today)
            .OrderByDescending(c => c.At).ThenBy(c => c.Words, StringComparer.Ordinal).Select(c => new RoundChange(Dates.DayInLondon(c.At), $"{c.Words.TrimEnd('.')}, {Dates.Near(Dates.DayInLondon(c.At), today)}"));
        return new RoundFacts(resident.Row.Came, resident.Plan, last, [.. changes.DistinctBy(c => c.Words)]);
    }

    private static IEnumerable<(DateTimeOffset At, string Words)> ChangesOf(RecordEntry entry, string home) => entry.Type switch
    {
        "Encounter" when entry.SourceCode != home && !RoundVisit.IsOne(entry.Resource) && entry.Resource.Text("status") is not ("planned" or "cancelled" or "entered-in-error") => Contact(entry),
        "Task" => ReferralFhir.Read(entry.Resource, entry.Id, entry.Version) is { Kind: ReferralKind.Urgent, State: not ReferralState.Draft } urgent ? [(urgent.Sent, $"Urgent visit asked for: {urgent.Reason}")] : [],
        "Flag" when entry.Resource.Text("status") == "active" => [(Start(entry) ?? entry.Received, "New warning: " + (entry.Resource.Child("code").Text("text") ?? entry.Resource.Child("code").First("coding").Text("display") ?? "see the record"))],
        _ => [],
    };

    private static IEnumerable<(DateTimeOffset, string)> Contact(RecordEntry entry)
    {
        var code = entry.Resource.Child("class").Text("code");
        var why = entry.Resource.First("reasonCode").Text("text") is { } reason ? $" for {char.ToLowerInvariant(reason[0])}{reason[1..]}" : "";
        if (code is not null && Stays.Contains(code))
        {
            if (Start(entry) is { } admitted)
            {
                yield return (admitted, $"Went into hospital{why}");
            }

            if (ReferralFhir.At(entry.Resource.Child("period").Text("end")) is { } left)
            {
                yield return (left, "Came back from hospital");
            }
        }
        else if (Start(entry) is { } at)
        {
            yield return (at, code == "EMER" ? $"Was at the emergency department{why}" : $"Was seen by {entry.SourceName}{why}");
        }
    }

    private static DateTimeOffset? Start(RecordEntry entry) => ReferralFhir.At(entry.Resource.Child("period").Text("start"));
}
