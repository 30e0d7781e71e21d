using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Learning.Engagement;

/// <summary>One time that an organisation talked with people who live or work here.</summary>
/// <param name="Number">Its number.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Venue">Where.</param>
/// <param name="People">How many came.</param>
/// <param name="Method">How: a walk-in, an interview, a survey.</param>
/// <param name="Themes">What it was about.</param>
/// <param name="Said">What people said, together; nothing of one person.</param>
/// <param name="Did">What was done about it; empty while nothing is.</param>
/// <param name="Organisation">Code of the organisation that held it.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="TakenBack">Why it no longer counts; empty while it does.</param>
internal sealed record Conversation(
    long Number, DateOnly HeldOn, string Venue, int People, string Method, IReadOnlyList<string> Themes, string Said, string Did, string Organisation, string OrganisationName, string By, string TakenBack = "")
{
    /// <summary>The most people of one row.</summary>
    public const int MostPeople = 100_000;

    public bool Counts => TakenBack.Length == 0;

    public IReadOnlyList<Fault> Check(DateOnly today)
    {
        var typed = new Typed();
        typed.Refuse(HeldOn > today, nameof(HeldOn), "It cannot be in the future");
        typed.Need(Venue, nameof(Venue), "Say where it was");
        typed.Refuse(People is < 1 or > MostPeople, nameof(People), $"Enter how many people came, from 1 to {MostPeople:N0}");
        typed.Need(Method, nameof(Method), "Say how you talked with them");
        typed.Refuse(Themes.Count == 0, nameof(Themes), "Say what it was about");
        typed.Need(Said, nameof(Said), "Say what people told you", 2000);
        typed.May(Did, nameof(Did), 2000);
        return typed.Faults;
    }
}

/// <summary>What conversations add up to. Each is a sum of rows: somebody who came twice counts twice.</summary>
/// <param name="Times">How many conversations.</param>
/// <param name="People">How many people came, added up.</param>
/// <param name="Venues">In how many different places.</param>
/// <param name="Answered">For how many it is said what was done.</param>
/// <param name="Themes">For each theme how many conversations and people, the most talked of first.</param>
internal sealed record ConversationTotals(int Times, long People, int Venues, int Answered, IReadOnlyList<(string Theme, int Times, long People)> Themes)
{
    public static ConversationTotals Of(IEnumerable<Conversation> all)
    {
        var counted = all.Where(c => c.Counts).ToList();
        return new ConversationTotals(
            counted.Count, counted.Sum(c => (long)c.People), counted.Select(c => c.Venue.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count(), counted.Count(c => c.Did.Length > 0),
            [.. counted.SelectMany(c => c.Themes.Select(t => (Theme: t, c.People))).GroupBy(t => t.Theme, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Count(), g.Sum(t => (long)t.People))).OrderByDescending(t => t.Item2).ThenBy(t => t.Key, StringComparer.Ordinal)]);
    }
}
