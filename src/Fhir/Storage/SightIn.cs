using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// The one place where the store asks what an asker sees: a relationship that holds now, and then what is withheld, what the person
/// refused, and whose records no agreement lets through. Kept for one session, in which nothing changes.
/// </summary>
internal sealed class SightIn(Session session, Sight sight, IndexExtractor extractor)
{
    private readonly Dictionary<PersonKey, PersonSight> _people = [];
    private readonly PersonKey? _only = sight.OnlyPatient is { } id ? Locator.Person(session, extractor.References.Number("Patient"), id) ?? PersonKey.Place : null;

    public Session Session => session;

    public Sight Sight => sight;

    /// <summary>True when there is a relationship with a person; what of them is seen is asked row by row.</summary>
    public bool Sees(PersonKey person) => sight.Everything || person.IsPlace || Of(person).IsSeen;

    /// <summary>True when one version is in sight: a person's, or one of the place.</summary>
    public bool Sees(string type, PersonKey person, long row) => sight.Reads(type) && (sight.Everything || (person.IsPlace ? SeesOfPlace(type, row) : Of(person).Shows(row)));

    /// <summary>What is seen of a person. Asked once; afterwards the store is not needed for it.</summary>
    public PersonSight Of(PersonKey person)
    {
        if (sight.Everything)
        {
            return PersonSight.Everything;
        }

        if (!_people.TryGetValue(person, out var seen))
        {
            var (holding, withheld) = RelationshipTable.Sight(session, person, sight.At);
            _people[person] = seen = Decide(person, holding, withheld);
        }

        return seen;
    }

    /// <summary>The same of what was learnt before, with no question to the store: of whom nothing was learnt, nothing is seen.</summary>
    public PersonSight Known(PersonKey person) => sight.Everything ? PersonSight.Everything : _people.GetValueOrDefault(person, PersonSight.Nothing);

    /// <summary>Learns what is seen of a range of people of one part, with two questions.</summary>
    public void Prepare(int part, long after, long last, IEnumerable<long> people)
    {
        if (sight.Everything)
        {
            return;
        }

        var holding = RelationshipTable.Range(session, part, after, last, sight.At);
        var withheld = WithheldTable.Range(session, part, after, last);
        foreach (var person in people.Select(number => new PersonKey(part, number)))
        {
            _people[person] = Decide(person, [.. holding[person.Number]], [.. withheld[person.Number]]);
        }
    }

    private PersonSight Decide(PersonKey person, List<Relationship> holding, List<WithheldMark> withheld)
    {
        if ((_only is { } only && person != only) || !IsRelated(holding) || (Purpose.IsBeyondCare(sight.Why) && holding.Exists(h => h.IsOptOut)))
        {
            return PersonSight.Nothing;
        }

        var hidden = new HashSet<long>();
        if (sight.Closed is { } closed)
        {
            hidden.UnionWith(VersionTable.RowsOf(session, person, (source, number) => closed(source, extractor.References.Name(number))));
        }

        // Whoever was refused sees what it wrote itself; in an emergency the person's life comes first, and they are told.
        if (holding.Exists(h => h.IsRefusal && sight.Is(h.Viewer)) && !holding.Exists(h => h.IsEmergency && sight.Is(h.Viewer)))
        {
            hidden.UnionWith(VersionTable.RowsOf(session, person, (source, _) => !sight.Is(source)));
        }

        var blind = holding.Exists(h => h.OpensSeals && sight.Is(h.Viewer)) ? sight.Blind & ~(WithheldReasons.Sealed | WithheldReasons.Restricted) : sight.Blind;
        foreach (var mark in withheld.Where(m => IsHidden(person, m, blind)))
        {
            AddVersions(person, mark, hidden);
        }

        return PersonSight.AllBut(hidden);
    }

    private bool IsHidden(PersonKey person, WithheldMark mark, WithheldReasons blind) => mark.Reason == WithheldReasons.Elsewhere
        ? Locator.Find(session, mark.Type, mark.Id) is not { } now || (now.Person != person && !now.Person.IsPlace && !IsRelated(RelationshipTable.Sight(session, now.Person, sight.At).Holding))
        : (mark.Reason & blind) != WithheldReasons.None && !(mark.Keeper.Length > 0 && sight.Is(mark.Keeper));

    // Asked without what is withheld: two people may each have had what is the other's, and then each would wait for the other.
    private bool IsRelated(List<Relationship> holding) => holding.Exists(h => h.GivesSight && sight.Is(h.Viewer));

    // A resource that moved away leaves a mark that it is gone; that much may be known by those who saw it.
    private void AddVersions(PersonKey person, WithheldMark mark, HashSet<long> to)
    {
        for (var row = KeyTable.Find(session, person, mark.Type, mark.Id)?.Row ?? 0; row != 0;)
        {
            var version = VersionTable.Find(session, person, row)!;
            if (mark.Reason != WithheldReasons.Elsewhere || version.Body is not null)
            {
                to.Add(row);
            }

            row = version.Prior;
        }
    }

    /// <summary>
    /// What the place holds: shared types for everyone, but a Subscription for the organisation that wrote it; what is about several people when all of them are in sight; what should be
    /// about a person and names none, for those who see everything.
    /// </summary>
    private bool SeesOfPlace(string type, long row)
    {
        var written = VersionTable.Find(session, PersonKey.Place, row);
        if (Links.IsShared(type))
        {
            // A Subscription names the people that somebody watches, and may hold the key to their door: it is for those who wrote it.
            return type != "Subscription" || (written is not null && sight.Is(written.Source));
        }

        // Who may see that it was deleted, and its history: those who saw what it was.
        var version = written;
        while (version is { Body: null, Prior: not 0 })
        {
            version = VersionTable.Find(session, PersonKey.Place, version.Prior);
        }

        if (version is not { Body: { } body })
        {
            return false;
        }

        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var patient = extractor.References.Number("Patient");
        var people = extractor.Extract(json.RootElement, type, DateTimeOffset.FromUnixTimeMilliseconds(version.At)).People;
        return people.Count > 0
            && people.All(id => Locator.Person(session, patient, id) is { } key && Of(key).IsSeen)
            && sight.Closed?.Invoke(version.Source, type) != true
            && !WithheldTable.OfOne(session, PersonKey.Place, version.Type, version.Id).Exists(w => IsHidden(PersonKey.Place, w.Mark, sight.Blind));
    }
}
