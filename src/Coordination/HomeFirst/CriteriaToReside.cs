namespace Goldthread.Coordination.HomeFirst;

/// <summary>One look at whether somebody still needs the acute hospital.</summary>
/// <param name="Day">The day in London it is about.</param>
/// <param name="IsMet">True when a reason to stay holds.</param>
/// <param name="Reason">Code of <see cref="CriteriaToReside.Reasons"/>; empty when none is met.</param>
/// <param name="Said">When it was said: of two about one day the later counts.</param>
/// <param name="By">Who said so.</param>
internal sealed record Judgement(DateOnly Day, bool IsMet, string Reason, DateTimeOffset Said, string By = "");

/// <summary>
/// Whether somebody still needs an acute bed, asked anew each day. The national list has eleven clinical reasons; they are named here in our own words.
/// Source: hospital discharge and community support guidance, annex A,
/// https://www.gov.uk/government/publications/hospital-discharge-and-community-support-guidance
/// </summary>
internal static class CriteriaToReside
{
    public const string System = "urn:goldthread:criteria-to-reside";

    /// <summary>The reasons to stay, each with a code of our own.</summary>
    public static IReadOnlyList<(string Code, string Words)> Reasons { get; } =
    [
        ("intensive", "Intensive or high dependency care"),
        ("oxygen", "Oxygen, or help with breathing, that can be given only here"),
        ("fluids", "Fluids into a vein"),
        ("unstable", "An early warning score above 3, not usual for them"),
        ("drowsy", "Less awake than usual, and likely to get better"),
        ("function", "Lost abilities that no care outside hospital can make up for"),
        ("last-hours", "The last hours of life"),
        ("medicines", "Medicines into a vein more than twice a day"),
        ("leg-operation", "An operation on a leg or hip in the last 48 hours"),
        ("body-operation", "An operation on chest, belly or pelvis in the last 72 hours"),
        ("procedure", "An invasive procedure in the last 24 hours that may still go wrong"),
    ];

    /// <summary>The reason in words; the code itself when it is another's.</summary>
    public static string Words(string code) => Reasons.FirstOrDefault(r => r.Code == code).Words ?? code;

    /// <summary>
    /// Since when the person has been ready to leave: the first day of the last unbroken run of days on which no reason was met. Null when a reason is met, or when
    /// nobody looked yet. A day on which nobody looked breaks nothing: what was said last holds.
    /// </summary>
    public static DateOnly? ReadySince(IEnumerable<Judgement> judgements)
    {
        DateOnly? since = null;
        foreach (var day in ByDay(judgements))
        {
            since = day.IsMet ? null : since ?? day.Day;
        }

        return since;
    }

    /// <summary>What counts for each day, in order.</summary>
    public static IEnumerable<Judgement> ByDay(IEnumerable<Judgement> judgements) =>
        judgements.GroupBy(j => j.Day).OrderBy(g => g.Key).Select(g => g.OrderBy(j => j.Said).Last());

    /// <summary>Days of a stay, its first and today among them, on which nobody looked.</summary>
    public static int DaysMissed(IEnumerable<Judgement> judgements, DateOnly from, DateOnly until)
    {
        var looked = judgements.Select(j => j.Day).Where(d => d >= from && d <= until).Distinct().Count();
        return Math.Max(0, until.DayNumber - from.DayNumber + 1 - looked);
    }
}
