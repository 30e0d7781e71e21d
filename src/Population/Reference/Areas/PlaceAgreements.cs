using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Population.Reference.Areas;

/// <summary>Agreements about places: written down, and ended with a reason; none is ever taken out.</summary>
internal sealed class PlaceAgreements(Database database, GeographyBook book, TimeProvider clock)
{
    private static readonly Fault NotYours = new(FaultKind.Forbidden, "Only an analyst or an administrator writes down what partners agreed about a place.");

    public ValueTask<List<PlaceAgreement>> All() => database.Read(PlaceAgreementTable.All);

    public async Task<Outcome<PlaceAgreement>> Record(string place, string? partners, string? reason, DateOnly? agreedOn, User user)
    {
        if (!user.Role.May(Activities.KeepGeography)) return NotYours;
        var geography = await book.Now();
        if (!geography.CodesOf(AreaKind.Place).Contains(place)) return new Fault(FaultKind.NotFound, "There is no such place.");
        var footprint = geography.FootprintOf(place);
        var now = clock.GetUtcNow();
        return await Act(user, $"record the agreement of partners about the place {place}", (session, number) =>
        {
            var known = PlaceAgreementTable.All(session).Where(a => a.Place == place).ToList();
            if (PlaceAgreement.Faults(footprint, known, partners, reason, agreedOn, Dates.DayInLondon(now)) is { Count: > 0 } faults) return faults.ToArray();
            if (agreedOn is not { } day) return new Fault(FaultKind.Invalid, "Enter the date of the agreement", "AgreedOn");
            var agreement = new PlaceAgreement(number, place, PlaceAgreement.PartnersOf(partners), reason!.Trim(), day, now, user.Name, null);
            PlaceAgreementTable.Add(session, agreement);
            return agreement;
        });
    }

    public Task<Outcome<PlaceAgreement>> End(string place, long number, string? reason, User user) =>
        !user.Role.May(Activities.KeepGeography) ? Task.FromResult<Outcome<PlaceAgreement>>(NotYours)
        : Act(user, $"end the agreement of partners about the place {place}", (session, _) =>
        {
            var standing = PlaceAgreementTable.All(session).Find(a => a.Number == number && a.Place == place);
            if (PlaceAgreement.EndFaults(standing, reason) is { Count: > 0 } faults) return faults.ToArray();
            var end = new PlaceAgreementEnd(clock.GetUtcNow(), user.Name, reason!.Trim());
            PlaceAgreementTable.End(session, number, end);
            return standing! with { End = end };
        });

    // A refusal leaves no act: nothing was done.
    private Task<Outcome<PlaceAgreement>> Act(User user, string activity, Func<Session, long, Outcome<PlaceAgreement>> change) => database.Write(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        var done = change(session, part.Commit);
        if (done.Succeeded) part.Close(new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.CareManagement, activity));
        return done;
    });
}
