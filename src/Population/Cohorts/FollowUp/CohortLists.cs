using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Population.Release;
using Goldthread.Population.Scores.Overrides;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>A saved cohort, drawn from the data set as it is now.</summary>
/// <param name="Saved">The cohort.</param>
/// <param name="People">Everybody.</param>
/// <param name="Catalogue">What the cohort was read with.</param>
/// <param name="Cohort">The cohort as it is drawn.</param>
/// <param name="Find">What it refers to.</param>
internal sealed record DrawnCohort(SavedCohort Saved, PeopleSnapshot People, Catalogue Catalogue, Cohort Cohort, FindCohort Find);

/// <summary>A page of a pseudonymised list.</summary>
/// <param name="Rows">Those of the page.</param>
/// <param name="All">How many are on the list; null where they are too many for one.</param>
internal sealed record CohortPage(IReadOnlyList<CohortRow> Rows, int? All);

/// <summary>The list of a saved cohort for those who look after people: pseudonyms first, and one name at a time for who has sight of that one person.</summary>
internal sealed class CohortLists(SavedCohorts cohorts, GeographyBook geography, PersonRecordReader records, ReadJournal journal, CohortCounter counter, TimeProvider clock, ScoreOverrides overrides)
{
    public const int PageSize = 50;

    /// <summary>The words for somebody out of sight, and for somebody who is not on the list: they tell neither from the other.</summary>
    public const string NoRelationship = "You have no relationship with this person.";

    private static readonly Fault NotForLists = new(FaultKind.Conflict, "This cohort is for planning counts. A list for care needs a cohort that was saved for care.");

    /// <summary>Draws a saved cohort; Invalid where its text means nothing to the data set any more.</summary>
    public async Task<Outcome<DrawnCohort>> Draw(SavedCohort saved, PeopleSnapshot people)
    {
        var catalogue = CohortData.CatalogueOf(people);
        var reading = CohortParser.Parse(saved.Drawn, catalogue, people.On);
        if (reading.Value is not { } cohort) return reading.Errors.Select(e => new Fault(FaultKind.Invalid, e.ToString())).ToArray();
        return new DrawnCohort(saved, people, catalogue, cohort, await cohorts.ReferencesOf(cohort, catalogue, people.On));
    }

    /// <summary>Its counts as a user may see them.</summary>
    public Task<CohortCount> Count(DrawnCohort drawn, ReleaseRule rule, User user) => counter.Count(drawn.People, drawn.Cohort, drawn.Find, drawn.Saved.Purpose, rule, user);

    /// <summary>A page of the list; to look at it is an act about nobody, for nobody can be known by it.</summary>
    /// <param name="drawn">The cohort.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="order">By what it is ranked.</param>
    /// <param name="rules">Who is likely to benefit.</param>
    /// <param name="sight">Of who looks.</param>
    public async Task<Outcome<CohortPage>> Page(DrawnCohort drawn, int number, ListOrder order, BenefitRules rules, Sight sight)
    {
        if (!drawn.Saved.IsForCare) return NotForLists;
        await journal.Record(new ReadAct(sight.Act(clock, $"look at the list {Named(drawn.Saved)}"), Part.Place, 0, sight.Words));
        if (Members(drawn, order) is not { } members) return new CohortPage([], null);
        var areas = await geography.Now();
        var rows = new CohortRows(drawn.Cohort, drawn.Catalogue, drawn.Find, code => areas.NameOf(AreaKind.Neighbourhood, code));
        var here = members.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var said = await overrides.Of([.. here.Select(m => m.Person)]);
        return new CohortPage([.. here.Select(m => rows.Of(m) with
        {
            Score = order.WordsOf(m.Score),
            Said = ScoreOverride.Standing(said[m.Person], order.ScoreId)?.Band,
            Benefits = rules.Of(m.Segment, m.Row, drawn.People.On),
        })], members.Count);
    }

    /// <summary>
    /// Who somebody on the list is: the key of their page. The record is opened as a page opens it, with the reader's own sight and an act in the person's journal that names the list. Forbidden, in the
    /// same words, for somebody out of sight and for a pseudonym that is nobody's.
    /// </summary>
    public async Task<Outcome<string>> Reveal(DrawnCohort drawn, string? pseudonym, User user, Sight sight)
    {
        if (!drawn.Saved.IsForCare) return NotForLists;
        var member = Members(drawn, ListOrders.Usual)?.FirstOrDefault(m => m.Pseudonym == pseudonym);
        var opened = member is null
            ? new Fault(FaultKind.NotFound, "")
            : await records.Open(member.Person.ToString(), user, sight, $"show who this is on the list {Named(drawn.Saved)}", LongRecord.Whole);
        return opened.Succeeded ? opened.Value.Key : new Fault(FaultKind.Forbidden, NoRelationship);
    }

    /// <summary>The people of the list in its order; null where they are too many.</summary>
    public static IReadOnlyList<CohortMember>? Members(DrawnCohort drawn, ListOrder order) => CohortMembers.Of(drawn.People, drawn.Saved, drawn.Cohort, drawn.Find, order);

    /// <summary>How a journal names a list.</summary>
    public static string Named(SavedCohort saved) => $"\"{saved.Name}\" version {saved.Version}";
}
