using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

/// <summary>A person who was found.</summary>
/// <param name="Members">The sources' Patients that are this person, at least one.</param>
/// <param name="Why">In words, why this person is in the list.</param>
/// <param name="Rank">Lower is nearer.</param>
public sealed record FoundPerson(IReadOnlyList<Identity> Members, IReadOnlyList<string> Why, int Rank)
{
    /// <summary>The one that stands for all of them: verified first.</summary>
    public Identity Identity => Members.OrderBy(m => m.Status.MayAutoLink() ? 0 : 1).First();

    /// <summary>The key of this person's page.</summary>
    public string Key => Members[0].Key.ToString();
}

/// <summary>Who is known here: finds people by number, name and birth date, and says which sources' records are one person's.</summary>
public sealed class PersonDirectory(Database database)
{
    /// <summary>The most people in one answer.</summary>
    public const int Most = 50;

    private const int Candidates = 2000;

    /// <summary>
    /// People who match all that was typed: an NHS number, names in any order, a birth date; names also when they only start so,
    /// sound so, or have one slip. Nearest first.
    /// </summary>
    public async Task<IReadOnlyList<FoundPerson>> Find(FindText text) => text.IsEmpty ? [] : await database.Read(session =>
    {
        var found = new Dictionary<string, FoundPerson>(StringComparer.Ordinal);
        foreach (var key in CandidatesFor(session, text))
        {
            if (IdentityTable.Find(session, key) is not { } identity || text.Match(identity) is not { } match)
            {
                continue;
            }

            if (!found.TryGetValue(identity.Whole, out var known) || match.Rank < known.Rank)
            {
                found[identity.Whole] = new FoundPerson(known?.Members ?? IdentityTable.Whole(session, identity.Whole), match.Why, match.Rank);
            }
        }

        // A number that nobody verified may be another person's: who verifiably has it comes first.
        return found.Values.OrderBy(f => f.Rank).ThenBy(f => f.Identity.Status.MayAutoLink() ? 0 : 1).ThenBy(f => f.Identity.Name, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal).Take(Most).ToList();
    });

    /// <summary>All the sources' Patients that are one person with this one; empty when the key is not known.</summary>
    public async Task<IReadOnlyList<Identity>> Members(string key) => RecordKey(key) is not { } person ? [] : await database.Read(session => Members(session, person));

    /// <summary>For floors with transactions of their own: what the directory keeps of one record; null when it does not know it.</summary>
    public static Identity? Find(Session session, PersonKey person) => IdentityTable.Find(session, person);

    /// <summary>For floors with transactions of their own: all the records that are one person with this one; itself alone when the directory does not know it.</summary>
    public static IReadOnlyList<PersonKey> Whole(Session session, PersonKey person) =>
        Members(session, person) is { Count: > 0 } members ? [.. members.Select(m => m.Key)] : [person];

    /// <summary>For floors with sessions of their own: what the directory keeps of all the records that are one person with this one; empty when it does not know it.</summary>
    public static IReadOnlyList<Identity> Members(Session session, PersonKey person) =>
        IdentityTable.Find(session, person) is { } identity ? IdentityTable.Whole(session, identity.Whole) : [];

    /// <summary>For counts: some of the records that one organisation sent, in the order of their parts, which is as good as by lot.</summary>
    public static IReadOnlyList<Identity> OfSource(Session session, string source, int most) => IdentityTable.OfSource(session, source, most);

    /// <summary>For a walk over everybody: some records of one part, by number, after one.</summary>
    public static IReadOnlyList<Identity> OfPart(Session session, int part, long after, int most) => IdentityTable.OfPart(session, part, after, most);

    /// <summary>The records of the person with a verified NHS number; empty when there are none.</summary>
    public async Task<IReadOnlyList<Identity>> OfNhsNumber(string number) => await database.Read(session =>
        FindTable.Exact(session, FindKind.NhsNumber, number, Candidates).Select(key => IdentityTable.Find(session, key))
            .FirstOrDefault(i => i?.Status.MayAutoLink() == true && i.NhsNumber == number) is { } verified
                ? IdentityTable.Whole(session, verified.Whole)
                : []);

    /// <summary>How many sources' Patients there are, and how many people they are.</summary>
    public async Task<(long Patients, long People)> Counts() => await database.Read(IdentityTable.Counts);

    /// <summary>Patients without a verified NHS number: each stays a person of its own until someone matches it.</summary>
    public async Task<(long Count, IReadOnlyList<Identity> First)> Apart(int most) => await database.Read(session =>
        (IdentityTable.ApartCount(session), (IReadOnlyList<Identity>)IdentityTable.Apart(session, most)));

    /// <summary>The key of a person's page back from its text.</summary>
    public static PersonKey? RecordKey(string text) => PersonKeys.Parse(text);

    // The narrowest way first; all further conditions are then checked on each candidate.
    private static HashSet<PersonKey> CandidatesFor(Session session, FindText text)
    {
        if (text.NhsNumber is { } number)
        {
            return [.. FindTable.Exact(session, FindKind.NhsNumber, number, Candidates)];
        }

        if (text.BirthDate is { } date && text.Names.Count == 0)
        {
            return [.. FindTable.Exact(session, FindKind.BirthDate, date.ToString(), Candidates)];
        }

        var all = new HashSet<PersonKey>();
        foreach (var name in text.Names)
        {
            var keys = new HashSet<PersonKey>(FindTable.StartingWith(session, FindKind.Name, name, Candidates));
            foreach (var near in FindKeys.Near(name))
            {
                keys.UnionWith(FindTable.Exact(session, FindKind.NearName, near, Candidates));
            }

            if (FindKeys.Sound(name) is { Length: > 0 } sound)
            {
                keys.UnionWith(FindTable.Exact(session, FindKind.Sound, sound, Candidates));
            }

            // Where one name is too common to list, the others narrow it: a name that met its limit does not shut anyone out.
            if (all.Count == 0)
            {
                all = keys;
            }
            else if (all.Overlaps(keys))
            {
                all.IntersectWith(keys);
            }
            else
            {
                all.UnionWith(keys);
            }
        }

        if (text.BirthDate is { } born)
        {
            all.UnionWith(FindTable.Exact(session, FindKind.BirthDate, born.ToString(), Candidates));
        }

        return all;
    }
}
