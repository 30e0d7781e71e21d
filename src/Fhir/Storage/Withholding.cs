using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Keeps a resource, all its versions, from some of those who see the person, from the moment it returns; and takes that back. Whoever does
/// either must see the resource. Each is an act in the person's journal.
/// </summary>
public sealed class Withholding(Database database, IndexExtractor extractor, TimeProvider clock)
{
    private const int MostWords = 1_000;

    /// <summary>Withholds a resource for one reason; the organisation that wrote it keeps seeing it. Doing it twice changes the words.</summary>
    /// <param name="type">The resource's type; a Patient is never withheld whole.</param>
    /// <param name="id">Its id.</param>
    /// <param name="reason">One reason.</param>
    /// <param name="words">Why, in words; not empty.</param>
    /// <param name="sight">Who decides.</param>
    public Task<Outcome<Withheld>> Withhold(string type, string id, WithheldReasons reason, string words, Sight sight) =>
        Change(type, id, words, sight, $"withhold {type}/{id}: {reason}", (session, found) =>
        {
            var keeper = VersionTable.Find(session, found.Person, found.Key.Row)!.Source;
            WithheldTable.Put(session, found.Person, new WithheldMark(extractor.References.Number(type), id, reason, keeper), clock.GetUtcNow().ToUnixTimeMilliseconds(), sight.Who.User, words);
            return new Withheld(type, id, reason, keeper, clock.GetUtcNow(), sight.Who.User, words);
        });

    /// <summary>Lets a resource be seen again, as far as this reason goes.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="reason">The reason that no longer holds.</param>
    /// <param name="words">Why, in words; not empty.</param>
    /// <param name="sight">Who decides.</param>
    public Task<Outcome<Withheld>> Release(string type, string id, WithheldReasons reason, string words, Sight sight) =>
        Change(type, id, words, sight, $"no longer withhold {type}/{id}: {reason}", (session, found) =>
            WithheldTable.Remove(session, found.Person, extractor.References.Number(type), id, reason) == 0
                ? new Fault(FaultKind.NotFound, $"{type}/{id} is not withheld for this reason.")
                : new Withheld(type, id, reason, "", clock.GetUtcNow(), sight.Who.User, words));

    /// <summary>What is withheld of a person and in this sight all the same, newest first.</summary>
    public async Task<IReadOnlyList<Withheld>> Of(PersonKey person, Sight sight) => await database.Read(session =>
    {
        var seen = new SightIn(session, sight, extractor);
        return WithheldTable.Of(session, person)
            .Where(w => KeyTable.Find(session, person, w.Mark.Type, w.Mark.Id) is { } key && seen.Sees(extractor.References.Name(w.Mark.Type), person, key.Row))
            .Select(w => new Withheld(extractor.References.Name(w.Mark.Type), w.Mark.Id, w.Mark.Reason, w.Mark.Keeper, DateTimeOffset.FromUnixTimeMilliseconds(w.At), w.By, w.Words))
            .OrderByDescending(w => w.At)
            .ToList();
    });

    /// <summary>How many of a person's resources this sight does not show, by reason: for the journal, never for the asker.</summary>
    public async Task<IReadOnlyDictionary<WithheldReasons, int>> HiddenFrom(PersonKey person, Sight sight) => await database.Read(session =>
    {
        var seen = new SightIn(session, sight, extractor);
        return WithheldTable.Of(session, person)
            .Where(w => KeyTable.Find(session, person, w.Mark.Type, w.Mark.Id) is { Deleted: false } key && seen.Sees(person) && !seen.Of(person).Shows(key.Row))
            .GroupBy(w => w.Mark.Reason)
            .ToDictionary(g => g.Key, g => g.Count());
    });

    /// <summary>True when something in a person's record is kept back for safeguarding.</summary>
    public static bool IsUnderSafeguarding(Session session, PersonKey person) => WithheldTable.Of(session, person).Exists(w => w.Mark.Reason == WithheldReasons.Safeguarding);

    private async Task<Outcome<Withheld>> Change(
        string type, string id, string words, Sight sight, string activity, Func<Session, (PersonKey Person, KeyRow Key), Outcome<Withheld>> change)
    {
        if (words.Trim().Length == 0)
        {
            return new Fault(FaultKind.Invalid, "Say why, in a few words.", "words");
        }

        if (words.Length > MostWords)
        {
            return new Fault(FaultKind.Invalid, $"Say why in {MostWords} characters at most.", "words");
        }

        if (!extractor.References.IsType(type) || type == "Patient" || Links.IsShared(type))
        {
            return new Fault(FaultKind.Invalid, $"A {type} cannot be withheld.", "type");
        }

        var act = sight.Act(clock, activity);
        return await database.Write<Outcome<Withheld>>(session =>
        {
            var number = extractor.References.Number(type);
            if (Locator.Find(session, number, id) is not { } found || !new SightIn(session, sight, extractor).Sees(type, found.Person, found.Key.Row))
            {
                return new Fault(FaultKind.NotFound, $"There is no {type}/{id}.");
            }

            var part = PartWriter.Open(session, found.Person.Part);
            var outcome = change(session, found);
            part.Close(act);
            return outcome;
        });
    }
}
