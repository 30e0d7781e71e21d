using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.Learning.Offers;

/// <summary>The prospectus: what organisations offer each other, who asked for it, and what the giver answered.</summary>
internal sealed class OfferDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such offer.");
    private static readonly Fault NoRequest = new(FaultKind.NotFound, "There is no such request.");
    private static readonly Fault NotGivers = new(FaultKind.Forbidden, "Only the organisation that gives this support can do that.");

    /// <summary>True for who may make offers in the name of their organisation, and answer requests for them.</summary>
    public static bool MayGive(User user) => user.Role.May(Activities.LeadImprovement) || user.Role.May(Activities.EditToolkit);

    public async Task<IReadOnlyList<Offer>> All() => await taking.Read(OfferTable.All);

    public async Task<Offer?> Find(long number) => await taking.Read(s => OfferTable.Find(s, number));

    /// <summary>Every request, for whoever counts uptake; pages show a request itself to its asker's and its giver's organisation alone.</summary>
    public async Task<IReadOnlyList<OfferRequest>> Requests() => await taking.Read(OfferTable.Requests);

    public async Task<IReadOnlyList<OfferRequest>> Requests(long offer) => await taking.Read(s => OfferTable.Requests(s, offer));

    /// <summary>Puts an offer into the prospectus, or changes one of one's own organisation.</summary>
    public Task<Outcome<Offer>> Put(Offer wanted, User user) => taking.Write<Offer>(user, Activities.TakePart, $"offer {wanted.Number}: {wanted.Title}", (session, _) =>
    {
        if (!MayGive(user)) return NotGivers;
        if (wanted.Check() is { Count: > 0 } faults) return faults.ToArray();
        var old = OfferTable.Find(session, wanted.Number);
        if (old is not null && old.Giver != user.Organisation) return NotGivers;
        if (old is not null && wanted.ChangedAt == 0) return old;
        if ((old?.ChangedAt ?? 0) != wanted.ChangedAt) return new Fault(FaultKind.Conflict, "Somebody else has changed this offer meanwhile. What you typed is still here; look at theirs before you save again");
        var now = wanted with { Giver = user.Organisation, GiverName = user.OrganisationName, ChangedAt = Math.Max(taking.Now.ToUnixTimeMilliseconds(), (old?.ChangedAt ?? 0) + 1) };
        OfferTable.Put(session, now);
        return now;
    });

    /// <summary>Asks for an offer. An organisation has one request at a time for it that is not answered; a form sent twice asks once.</summary>
    public Task<Outcome<OfferRequest>> Ask(long offer, long number, string? area, string? why, User user) => taking.Write<OfferRequest>(user, Activities.TakePart, $"ask for the offer {offer}", (session, _) =>
    {
        if (OfferTable.Find(session, offer) is not { } found) return None;
        var all = OfferTable.Requests(session, offer);
        if (all.FirstOrDefault(r => r.Number == number && r.Person == user.Id) is { } before) return before;
        if (!found.IsOpen) return new Fault(FaultKind.Conflict, "Nobody can ask for this at present.");
        if (all.FirstOrDefault(r => r.Organisation == user.Organisation && r.State == RequestState.Asked) is { } open) return new Fault(FaultKind.Conflict, $"{open.PersonName} of your organisation has asked already, and waits for the answer.");
        var typed = new Typed();
        var request = new OfferRequest(number, offer, typed.Need(area, "Area", "Say for which area it is", 120), typed.Need(why, "Why", "Say what you want help with", 1000), user.Id, user.Name, user.Organisation, user.OrganisationName, taking.Now);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        if (OfferTable.Request(session, number) is not null) return new Fault(FaultKind.Conflict, "Open the page again and ask once more.");
        OfferTable.PutRequest(session, request);
        return request;
    });

    /// <summary>The giver says yes, or no with a reason.</summary>
    public Task<Outcome<OfferRequest>> Answer(long request, bool accepts, string? words, User user) => taking.Write<OfferRequest>(user, Activities.TakePart, $"{(accepts ? "accept" : "decline")} the request {request} for support", (session, _) =>
    {
        if (OfferTable.Request(session, request) is not { } asked) return NoRequest;
        if (!MayGive(user) || OfferTable.Find(session, asked.Offer)?.Giver != user.Organisation) return NotGivers;
        if (asked.State != RequestState.Asked) return new Fault(FaultKind.Conflict, "This request is answered or taken back already.");
        var typed = new Typed();
        var answer = accepts ? typed.May(words, "Answer", 1000) : typed.Need(words, "Answer", "Say why not", 1000);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        var now = asked with { State = accepts ? RequestState.Accepted : RequestState.Declined, Answer = answer, AnsweredBy = user.Name, AnsweredAt = taking.Now };
        OfferTable.PutRequest(session, now);
        return now;
    });

    /// <summary>Who asked takes it back, also after the answer.</summary>
    public Task<Outcome<OfferRequest>> Withdraw(long request, User user) => taking.Write<OfferRequest>(user, Activities.TakePart, $"take back the request {request} for support", (session, _) =>
    {
        if (OfferTable.Request(session, request) is not { } asked || asked.Person != user.Id) return NoRequest;
        var now = asked with { State = RequestState.Withdrawn };
        OfferTable.PutRequest(session, now);
        return now;
    });
}
