using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.Model.Kept;

/// <summary>What is expected of plans, and what came of them.</summary>
internal sealed class ExpectedDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such expectation.");

    public async Task<IReadOnlyList<ExpectedEffect>> All() => await taking.Read(ExpectedTable.All);

    public async Task<ExpectedEffect?> Find(long number) => await taking.Read(s => ExpectedTable.Find(s, number));

    /// <summary>Keeps what is expected. It does not change afterwards: who thinks otherwise later keeps another. A form sent twice keeps one.</summary>
    public Task<Outcome<ExpectedEffect>> Keep(ExpectedEffect wanted, User user) => taking.Write<ExpectedEffect>(user, Activities.TakePart, $"expect {wanted.Number}: {wanted.Title}", (session, _) =>
    {
        if (ExpectedTable.Find(session, wanted.Number) is { } before) return before.Person == user.Id ? before : new Fault(FaultKind.Conflict, "Open the page again and keep it once more.");
        if (wanted.Check(taking.Today) is { Count: > 0 } faults) return faults.ToArray();
        var kept = wanted with { Person = user.Id, PersonName = user.Name, Organisation = user.Organisation, OrganisationName = user.OrganisationName, KeptAt = taking.Now, Found = [] };
        ExpectedTable.Put(session, kept, taking.Now);
        return kept;
    });

    /// <summary>Somebody of the organisation that expects it writes down what was measured; what stood before stays. The same sent twice is written once.</summary>
    public Task<Outcome<ExpectedEffect>> Write(long number, FoundFigure found, User user) => taking.Write<ExpectedEffect>(user, Activities.TakePart, $"what came of {number}", (session, _) =>
    {
        if (ExpectedTable.Find(session, number) is not { } kept) return None;
        if (kept.Organisation != user.Organisation) return new Fault(FaultKind.Forbidden, "Only the organisation that expects this can do that.");
        if (kept.Figures.All(f => f.Of != found.Of)) return new Fault(FaultKind.Invalid, "Choose one of what was expected", "Of");
        var written = found with { PersonName = user.Name, At = taking.Now };
        if (kept.Latest(found.Of) is { } last && last with { At = written.At } == written) return kept;
        var now = kept with { Found = [.. kept.Found, written] };
        ExpectedTable.Put(session, now, taking.Now);
        return now;
    });
}
