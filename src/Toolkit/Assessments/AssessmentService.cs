using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Assessments;

/// <summary>
/// The verbs of whoever leads a self-assessment, and what each reader is shown. Each verb is one transaction and one act; what changes nothing leaves no act. To those whom an assessment does not
/// concern it is not there.
/// </summary>
internal sealed class AssessmentService(Database database, ToolkitShelf shelf, TimeProvider clock)
{
    /// <summary>There is none, or none that the asker may know of.</summary>
    public static readonly Fault None = new(FaultKind.NotFound, "There is no such self-assessment.");

    private static readonly Fault Closed = new(FaultKind.Conflict, "This self-assessment is closed, and what was said in it stays as it is. Open another to look again.");

    /// <summary>The longest name of a place.</summary>
    public const int LongestPlace = 80;

    public DateOnly Today => shelf.Today;

    /// <summary>What somebody leads, is asked to answer or answered, and is let see; each the newest first.</summary>
    public async Task<(IReadOnlyList<AssessmentLine> Led, IReadOnlyList<AssessmentLine> ToAnswer, IReadOnlyList<AssessmentLine> Shared)> Mine(User user)
    {
        var (takesPart, leads) = (user.Role.May(Activities.TakePart), user.Role.May(Activities.LeadImprovement));
        return await database.Read(s => (
            leads ? AssessmentTable.Led(s, user.Organisation) : [],
            takesPart ? AssessmentTable.ToAnswer(s, user.Organisation, user.Id) : [],
            leads ? AssessmentTable.Shared(s, user.Organisation) : []));
    }

    /// <summary>One, with what the reader may do and what they answered themselves.</summary>
    public async Task<Outcome<SeenAssessment>> Find(long number, User user) => await database.Read<Outcome<SeenAssessment>>(s => See(s, number, user, Today) is { } seen ? seen : None);

    /// <summary>Organisations whose people take part here, by name: those that can be asked; with those of them that lead improvement, to whom results can be shown.</summary>
    public async Task<IReadOnlyList<KnownOrganisation>> Organisations() => await database.Read(Known);

    /// <summary>How many of each organisation have begun and sent.</summary>
    public async Task<IReadOnlyList<PartnerCount>> Counts(Assessment assessment) => AssessmentResults.Of(assessment, await database.Read(s => AnswerTable.All(s, assessment.Number))).Partners;

    /// <summary>Numbers of those that take up a closed one, of the organisation that led it, the oldest first.</summary>
    public async Task<IReadOnlyList<long>> Again(Assessment assessment) => await database.Read(s => AssessmentTable.Again(s, assessment.Number, assessment.Organisation));

    /// <summary>What was answered, as far as the reader may see it.</summary>
    public async Task<Outcome<AssessmentResults>> Results(long number, User user) => await database.Read<Outcome<AssessmentResults>>(s =>
    {
        if (See(s, number, user, Today) is not { Reach.SeesResults: true } seen) return None;
        var whole = AssessmentResults.Of(seen.Assessment, AnswerTable.All(s, number));
        return seen.Reach.SeesNames ? whole.WithoutRoles(all: !seen.Reach.Leads)
            : whole.WithoutNames(organisation => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}:{organisation}"))));
    });

    /// <summary>Opens one. The same form sent twice opens one.</summary>
    public async Task<Outcome<long>> Open(OpenAssessment wish, User user)
    {
        if (!user.Role.May(Activities.LeadImprovement)) return new Fault(FaultKind.Forbidden, "Only somebody who leads improvement opens a self-assessment.");
        var instrument = await shelf.Find<Instrument>(ItemKind.Instrument, wish.Instrument);
        var (at, today) = (clock.GetUtcNow(), Today);
        return await database.Write<Outcome<long>>(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            if (AssessmentTable.OfRequest(session, user.Id, wish.Request) is { } opened) return opened;
            var faults = Faults(wish, instrument is not null, today).ToList();
            var earlier = wish.Earlier is { } number ? AssessmentTable.Find(session, number) : null;
            if (wish.Earlier is not null && (earlier is null || earlier.Organisation != user.Organisation)) return None;
            if (earlier is { IsClosed: false }) faults.Add(new Fault(FaultKind.Conflict, "Close the earlier one first, so that what was said in it stays as it is", nameof(OpenAssessment.Place)));
            if (earlier is not null && (earlier.Instrument.Id != wish.Instrument || earlier.Place != wish.Place)) faults.Add(new Fault(FaultKind.Invalid, "To look again, ask the same of the same place", nameof(OpenAssessment.Instrument)));
            if (faults.Count > 0) return faults.ToArray();
            var known = Known(session).ToDictionary(o => o.Code, o => o.Name, StringComparer.Ordinal);
            var assessment = new Assessment(part.Commit, instrument!.Value.Document, instrument.Value.Item.Version, wish.Place, user.Organisation, user.OrganisationName, at, wish.Until!.Value, null, earlier?.Number)
            {
                Partners = [.. wish.Partners.Where(p => known.ContainsKey(p.Organisation)).Select(p => new Partner(p.Organisation, known[p.Organisation], p.Sector))],
            };
            if (assessment.Partners.Count == 0) return new Fault(FaultKind.Invalid, "Ask at least one organisation", nameof(OpenAssessment.Partners));
            AssessmentTable.Add(session, assessment, wish.Request, user.Id);
            part.Close(new Act(user.Acting("pages"), at, Purpose.Planning, $"open the self-assessment {assessment.Number} of {wish.Place} with {wish.Instrument}, asking {string.Join(", ", assessment.Partners.Select(p => p.Organisation))}"));
            return assessment.Number;
        });
    }

    /// <summary>Asks one more organisation, or one again that took part no longer.</summary>
    public Task<Outcome<bool>> Ask(long number, string organisation, Sector sector, User user) => Lead(number, user, $"ask {organisation} to answer", (session, assessment, at) =>
    {
        if (assessment.IsClosed) return Closed;
        if (Known(session).FirstOrDefault(o => o.Code == organisation) is not { } known) return new Fault(FaultKind.Invalid, "Choose an organisation from the list", "Organisation");
        if (assessment.Partner(organisation) is { IsRemoved: false }) return false;
        AssessmentTable.Put(session, number, new Partner(organisation, known.Name, sector), at);
        return true;
    });

    /// <summary>An organisation takes part no longer. What it answered stays, and is marked.</summary>
    public Task<Outcome<bool>> Remove(long number, string organisation, User user) => Lead(number, user, $"let {organisation} take part no longer", (session, assessment, at) =>
    {
        if (assessment.IsClosed) return Closed;
        if (assessment.Partner(organisation) is not { IsRemoved: false } partner) return false;
        AssessmentTable.Put(session, number, partner with { IsRemoved = true }, at);
        return true;
    });

    /// <summary>Moves the last day on which it may be answered.</summary>
    public Task<Outcome<bool>> MoveDay(long number, DateOnly until, User user) => Lead(number, user, $"take answers until {until:yyyy-MM-dd}", (session, assessment, _) =>
    {
        if (assessment.IsClosed) return Closed;
        if (DayFault(until, Today, "Until") is { } fault) return fault;
        if (assessment.Until == until) return false;
        AssessmentTable.Put(session, assessment with { Until = until });
        return true;
    });

    /// <summary>Closes it for good: from now on nobody changes what was said.</summary>
    public Task<Outcome<bool>> Close(long number, User user) => Lead(number, user, "close it", (session, assessment, _) =>
    {
        if (assessment.IsClosed) return false;
        AssessmentTable.Put(session, assessment with { ClosedAt = clock.GetUtcNow() });
        return true;
    });

    /// <summary>Lets those who lead improvement in another organisation see the results.</summary>
    public Task<Outcome<bool>> Share(long number, string organisation, bool withWords, User user) => Lead(number, user, $"show its results to {organisation}{(withWords ? ", with names, evidence and gaps" : "")}", (session, assessment, at) =>
    {
        if (Known(session).FirstOrDefault(o => o.Code == organisation && o.Leads && o.Code != user.Organisation) is not { } known) return new Fault(FaultKind.Invalid, "Choose an organisation from the list", "Peer");
        if (assessment.Peers.Any(p => p.Organisation == organisation && !p.IsEnded && p.WithWords == withWords)) return false;
        AssessmentTable.Put(session, number, new Peer(organisation, known.Name, withWords), at);
        return true;
    });

    /// <summary>Takes that back; from now on the assessment is not there for them.</summary>
    public Task<Outcome<bool>> EndShare(long number, string organisation, User user) => Lead(number, user, $"show its results to {organisation} no longer", (session, assessment, at) =>
    {
        if (assessment.Peers.FirstOrDefault(p => p.Organisation == organisation && !p.IsEnded) is not { } peer) return false;
        AssessmentTable.Put(session, number, peer with { IsEnded = true }, at);
        return true;
    });

    /// <summary>One as a reader sees it, or null where it is not there for them.</summary>
    internal static SeenAssessment? See(Session session, long number, User user, DateOnly today)
    {
        if (AssessmentTable.Find(session, number) is not { } assessment) return null;
        var own = AnswerTable.Find(session, number, user.Id);
        var reach = Reach.Of(user, assessment, own, today);
        return reach.Any ? new SeenAssessment(assessment, reach, own) : null;
    }

    private static IEnumerable<Fault> Faults(OpenAssessment wish, bool isKnown, DateOnly today)
    {
        if (!isKnown) yield return new Fault(FaultKind.Invalid, "Choose what to ask", nameof(OpenAssessment.Instrument));
        if (wish.Place.Length is 0 or > LongestPlace) yield return new Fault(FaultKind.Invalid, $"Name the place in {LongestPlace} characters at most", nameof(OpenAssessment.Place));
        if (wish.Until is { } until && DayFault(until, today, nameof(OpenAssessment.Until)) is { } fault) yield return fault;
        if (wish.Until is null) yield return new Fault(FaultKind.Invalid, "Enter the last day for answers", nameof(OpenAssessment.Until));
    }

    private static Fault? DayFault(DateOnly until, DateOnly today, string path) =>
        until < today ? new Fault(FaultKind.Invalid, "The last day for answers must be today or later", path)
        : until > today.AddDays(Assessment.LongestDays) ? new Fault(FaultKind.Invalid, "The last day for answers must be within a year", path) : null;

    private static IReadOnlyList<KnownOrganisation> Known(Session session) =>
    [
        .. UserTable.All(session).Where(u => u.Organisation.Length > 0 && u.Role.May(Activities.TakePart)).GroupBy(u => u.Organisation, StringComparer.Ordinal)
            .Select(g => new KnownOrganisation(g.Key, g.First().OrganisationName, g.Any(u => u.Role.May(Activities.LeadImprovement)))).OrderBy(o => o.Name, StringComparer.Ordinal),
    ];

    private Task<Outcome<bool>> Lead(long number, User user, string activity, Func<Session, Assessment, long, Outcome<bool>> change) => database.Write<Outcome<bool>>(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        var at = clock.GetUtcNow();
        if (See(session, number, user, Today) is not { Reach.Leads: true } seen) return None;
        var done = change(session, seen.Assessment, at.ToUnixTimeMilliseconds());
        if (done is { Succeeded: true, Value: true }) part.Close(new Act(user.Acting("pages"), at, Purpose.Planning, $"self-assessment {number}: {activity}"));
        return done;
    });
}

/// <summary>An assessment as one reader sees it.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Reach">What they may see and do.</param>
/// <param name="Own">What they answered themselves; null where they have not begun.</param>
internal sealed record SeenAssessment(Assessment Assessment, Reach Reach, AnswerSheet? Own);

/// <summary>What somebody wants to open.</summary>
/// <param name="Request">The form they sent, so that it counts once.</param>
/// <param name="Instrument">Id of the instrument.</param>
/// <param name="Place">The place that is looked at.</param>
/// <param name="Until">The last day for answers.</param>
/// <param name="Partners">Who is asked, and what kind of organisation each is.</param>
/// <param name="Earlier">The one that it takes up again, or null.</param>
internal sealed record OpenAssessment(string Request, string Instrument, string Place, DateOnly? Until, IReadOnlyList<(string Organisation, Sector Sector)> Partners, long? Earlier);

/// <summary>An organisation whose people take part here.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Leads">True where somebody there leads improvement.</param>
internal sealed record KnownOrganisation(string Code, string Name, bool Leads);
