using Goldthread.Kernel.Acts;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Privacy;

/// <summary>Acts of the journals in words that the person can read. They say what was done, never what was found.</summary>
internal static class AccessWords
{
    // What pages about kept-back things are called in the journal would tell that there are such things.
    private static readonly (string Starts, string Words)[] Reading =
    [
        ("refused", "Tried to open {0} record, and could not"),
        ("asked for the record", "Tried to open {0} record, and could not"),
        ("export", "Exported {0} record"),
        ("everything of", "Downloaded all of {0} record"),
        ("view ", "Used {0} record for a list"),
        ("download", "Downloaded part of {0} record"),
        ("history", "Looked at how {0} record has changed"),
        ("condition", "Checked {0} record before adding to it"),
        ("patch", "Looked at {0} record to change it"),
        ("search ", "Searched {0} record"),
        ("see who has looked", "Looked at who has seen {0} record"),
        ("look at scores", "Looked at scores made from {0} record"),
        ("say something in the place of a score", "Said something in the place of a score made from {0} record"),
        ("take back what was said of a score", "Took back what was said of a score made from {0} record"),
    ];

    /// <summary>What an act of reading did. Searches name what was looked for; nothing names what was there.</summary>
    /// <param name="activity">As the journal keeps it.</param>
    /// <param name="whose">"your" or "the".</param>
    public static string OfRead(string activity, string whose)
    {
        if (activity.StartsWith("search ", StringComparison.Ordinal) && TypeOf(activity["search ".Length..]) is { } sought)
        {
            return $"Searched {whose} record for {sought}";
        }

        var words = Array.Find(Reading, r => activity.StartsWith(r.Starts, StringComparison.Ordinal)).Words ?? "Opened {0} record";
        return words.Replace("{0}", whose, StringComparison.Ordinal);
    }

    /// <summary>True for an act that opened nothing.</summary>
    public static bool IsRefusal(string activity) => activity.StartsWith("refused", StringComparison.Ordinal) || activity.StartsWith("asked for the record", StringComparison.Ordinal);

    /// <summary>Why, in words.</summary>
    public static string Why(string purpose, string whose) => purpose switch
    {
        Purpose.Treatment => "To care for and treat",
        Purpose.CareManagement => "To organise care",
        Purpose.PatientRequest => whose == "your" ? "You, or somebody you chose, asked" : "The person, or somebody they chose, asked",
        Purpose.Planning => "To plan and run services",
        Purpose.Research => "For research",
        Purpose.SystemAdministration => "To run this system",
        _ => "Not known",
    };

    /// <summary>What was written: "Added 2 measurements, 1 letter or document", without what they say.</summary>
    public static string OfWrites(string verb, IEnumerable<string> types) =>
        verb + " " + string.Join(", ", types.GroupBy(KindOf).OrderBy(g => g.Key).Select(g => g.Key == TimelineKind.PersonalDetails ? "personal details" : TimelineKinds.Count(g.Key, g.Count())));

    // "Observation?patient=..." or "Observation".
    private static string? TypeOf(string sought)
    {
        var type = sought.Split('?', ' ', '/')[0];
        return KindOf(type) is var kind && kind != TimelineKind.Other ? TimelineKinds.Count(kind, 2)["2 ".Length..] : null;
    }

    private static TimelineKind KindOf(string type) => type switch
    {
        "Observation" => TimelineKind.Measurement,
        "Encounter" => TimelineKind.Contact,
        _ => TimelineKinds.OfType(type),
    };
}
