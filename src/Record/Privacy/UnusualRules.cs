using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;

namespace Goldthread.Record.Privacy;

/// <summary>One time that somebody opened a person's record.</summary>
/// <param name="Who">The reader.</param>
/// <param name="At">When.</param>
/// <param name="Person">The person, over all sources.</param>
internal sealed record Look(Actor Who, DateTimeOffset At, LookedAt Person);

/// <summary>What the rules know of a person: enough to compare, none of which is written to an alert.</summary>
/// <param name="Whole">The person, over all sources.</param>
/// <param name="Key">A key of theirs.</param>
/// <param name="FamilyName">As shown; empty when not known.</param>
/// <param name="Postcode">Empty when not known.</param>
internal sealed record LookedAt(string Whole, Fhir.Storage.PersonKey Key, string FamilyName, string Postcode);

/// <summary>Something out of the ordinary.</summary>
/// <param name="Rule">Which rule found it.</param>
/// <param name="About">What it is about, besides the user: found again, it is the same finding.</param>
/// <param name="Who">The reader.</param>
/// <param name="At">When.</param>
/// <param name="Person">Whose record, or the place where it is about many.</param>
/// <param name="Words">What was noticed; nothing that tells who the person is.</param>
internal sealed record Unusual(string Rule, string About, Actor Who, DateTimeOffset At, Fhir.Storage.PersonKey Person, string Words);

/// <summary>
/// What counts as unusual access, over rows of the read journal. Each is a reason to ask, never a proof: colleagues share family names, and a night nurse
/// works at night (domain rule B6; NHS England, "Privacy Officer" duties).
/// </summary>
internal static class UnusualRules
{
    /// <summary>A day counts as high volume from so many different people on.</summary>
    public const int LeastPeopleInADay = 50;

    /// <summary>A night counts from so many different people on.</summary>
    public const int LeastPeopleInANight = 20;

    /// <summary>And only when it is more than so many times the median of the role.</summary>
    public const int TimesTheUsual = 3;

    /// <summary>Within so many days of opening a record by one's own word, somebody of the organisation writes something about the person.</summary>
    public const int ContactWithinDays = 14;

    private const int NightFrom = 22;
    private const int NightUntil = 6;

    /// <summary>The reader looked at somebody with the reader's own family name.</summary>
    public static IEnumerable<Unusual> OwnFamilyName(IEnumerable<Look> looks) => looks
        .Where(l => Family(l.Who.Name) is { Length: > 1 } own && own == TextFold.Fold(l.Person.FamilyName))
        .GroupBy(l => (l.Who.User, l.Person.Whole))
        .Select(g => Of("family-name", g.Key.Whole, g.MaxBy(l => l.At)!, "Looked at somebody with their own family name"));

    /// <summary>The reader looked at somebody with the reader's own postcode, where theirs is known.</summary>
    /// <param name="looks">The rows.</param>
    /// <param name="homes">The readers' own postcodes by user id.</param>
    public static IEnumerable<Unusual> Neighbour(IEnumerable<Look> looks, IReadOnlyDictionary<string, string> homes) => looks
        .Where(l => l.Person.Postcode.Length > 0 && homes.GetValueOrDefault(l.Who.User) == l.Person.Postcode)
        .GroupBy(l => (l.Who.User, l.Person.Whole))
        .Select(g => Of("neighbour", g.Key.Whole, g.MaxBy(l => l.At)!, "Looked at somebody with their own postcode"));

    /// <summary>
    /// More different people in a day than <see cref="TimesTheUsual"/> times the median of all days of all users of the role, and at least
    /// <see cref="LeastPeopleInADay"/>.
    /// </summary>
    public static IEnumerable<Unusual> HighVolume(IEnumerable<Look> looks) =>
        Many(looks, "volume", LeastPeopleInADay, "in a day", l => Dates.DayInLondon(l.At));

    /// <summary>The same between 10pm and 6am in England, from <see cref="LeastPeopleInANight"/> on; the night has the date on which it began.</summary>
    public static IEnumerable<Unusual> AtNight(IEnumerable<Look> looks) =>
        Many(looks.Where(l => IsNight(l.At)), "night", LeastPeopleInANight, "in a night", l => Dates.DayInLondon(l.At.AddHours(-NightUntil)));

    /// <summary>
    /// A record was opened by the reader's own word, and within <see cref="ContactWithinDays"/> days nobody of their organisation wrote anything about the
    /// person. Asked only once that time is over.
    /// </summary>
    /// <param name="opened">Alerts of those who opened records.</param>
    /// <param name="contacted">True when the organisation wrote something in time.</param>
    /// <param name="now">The time of asking.</param>
    public static IEnumerable<Unusual> NoLaterContact(IEnumerable<Alert> opened, Func<Alert, bool> contacted, DateTimeOffset now) => opened
        .Where(a => a.Kind is AlertKinds.Claimed or AlertKinds.Emergency && a.At.AddDays(ContactWithinDays) <= now && !contacted(a))
        .Select(a => new Unusual(
            "no-contact", a.Id, new Actor(a.UserId, a.UserName, a.Organisation, "", "pages"), a.At, a.Person,
            $"Opened a record by their own word (reference {a.Id}), and their organisation wrote nothing about the person within {ContactWithinDays} days"));

    /// <summary>The middle value; of an even number, the higher of the two in the middle, so that less is unusual.</summary>
    internal static int Median(IReadOnlyList<int> counts) => counts.Order().ElementAt(counts.Count / 2);

    private static IEnumerable<Unusual> Many(IEnumerable<Look> looks, string rule, int least, string span, Func<Look, DateOnly> dayOf)
    {
        var days = looks
            .GroupBy(l => (l.Who.User, l.Who.Role, Day: dayOf(l)))
            .Select(g => (g.Key, People: g.Select(l => l.Person.Whole).Distinct(StringComparer.Ordinal).Count(), Last: g.MaxBy(l => l.At)!))
            .ToList();
        foreach (var role in days.GroupBy(d => d.Key.Role, StringComparer.Ordinal))
        {
            var usual = Median([.. role.Select(d => d.People)]);
            foreach (var (key, people, last) in role.Where(d => d.People >= least && d.People > TimesTheUsual * usual))
            {
                yield return Of(rule, key.Day.ToString("O"), last, $"Looked at {people} people {span} ({Dates.Date(key.Day)}); {usual} is usual for the role") with { Person = Fhir.Storage.PersonKey.Place };
            }
        }
    }

    private static bool IsNight(DateTimeOffset at) => Dates.InLondon(at).Hour is >= NightFrom or < NightUntil;

    private static string Family(string name) => TextFold.Fold(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "");

    private static Unusual Of(string rule, string about, Look look, string words) => new(rule, about, look.Who, look.At, look.Person.Key, words);
}
