using Goldthread.Directory;
using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Reading;

namespace Goldthread.Coordination.Referrals;

/// <summary>Where people can be referred to: services of the directory whose organisation works here, and organisations themselves.</summary>
public sealed class ReferralTargets(ServiceDirectory directory, PlaceFinder places, Database database)
{
    private const int Most = 12;
    private const int MostUrgent = 4;
    private const string OfService = "service:";
    private const string OfOrganisation = "organisation:";

    /// <summary>Open services that fit what was typed, the best and nearest first, then organisations of that name; the first few organisations when nothing was typed.</summary>
    /// <param name="typed">A service, or a need in plain words.</param>
    /// <param name="members">The person's records: what is near is near them.</param>
    public async Task<IReadOnlyList<ReferralTarget>> Find(string typed, IReadOnlyList<Identity> members)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = await database.Read(SourceTable.All);
        var services = words.Length == 0 ? [] : await Services(typed, names, Most, await Home(members));
        var organisations = names.Where(n => words.All(w => n.Value.Contains(w, StringComparison.OrdinalIgnoreCase))).OrderBy(n => n.Value, StringComparer.Ordinal);
        return [.. services, .. organisations.Take(Most - services.Count).Select(n => Of(n.Key, n.Value))];
    }

    /// <summary>Who can go when somebody needs a visit within two hours: the services that say so, then the caller's own organisation.</summary>
    public async Task<IReadOnlyList<ReferralTarget>> Urgent(User user)
    {
        var services = await Services("urgent community response", await database.Read(SourceTable.All), Most);
        return [.. services.Where(s => s.ServiceName.Contains("urgent", StringComparison.OrdinalIgnoreCase)).Take(MostUrgent), Of(user.Organisation, user.OrganisationName)];
    }

    /// <summary>The target back from a form; null when there is none of this name, or none open.</summary>
    public async Task<ReferralTarget?> Read(string written)
    {
        var names = await database.Read(SourceTable.All);
        if (written.StartsWith(OfService, StringComparison.Ordinal))
        {
            return await directory.Standing(written[OfService.Length..]) is { IsOpen: true, Owner.Length: > 0 } service ? Of(service, names) : null;
        }

        var code = written.StartsWith(OfOrganisation, StringComparison.Ordinal) ? written[OfOrganisation.Length..] : "";
        return names.TryGetValue(code, out var name) ? Of(code, name) : code.Length > 0 && (await database.Read(session => UserTable.Of(session, code))) is [var user, ..] ? Of(code, user.OrganisationName) : null;
    }

    /// <summary>False for a service that the directory knows and that is not open; what it does not know is taken as open.</summary>
    public async Task<bool> IsOpen(string? service) => service is not { Length: > 0 } || await directory.Standing(service) is not { } listed || listed.IsOpen;

    /// <summary>A target for a form.</summary>
    public static string Write(ReferralTarget target) => target.Service is { } service ? OfService + service : OfOrganisation + target.To.Code;

    private async Task<Point?> Home(IReadOnlyList<Identity> members) =>
        members.FirstOrDefault(m => m is { Sensitive: false, Postcode.Length: > 0 }) is { } home && await places.Find(home.Postcode) is { Succeeded: true } found ? found.Value.Point : null;

    // A service whose organisation does not work here cannot answer, so it is not offered.
    private async Task<List<ReferralTarget>> Services(string words, Dictionary<string, string> names, int most, Point? near = null) =>
        [.. (await directory.Search(new ServiceQuery { Words = words, PageSize = most, From = near })).Hits.Where(h => h.Service is { IsOpen: true, Owner.Length: > 0 }).Select(h => Of(h.Service, names))];

    private static ReferralTarget Of(IndexedService service, Dictionary<string, string> names) => new(service.Id, service.Name, new Party(service.Owner, names.GetValueOrDefault(service.Owner, service.Provider)));

    private static ReferralTarget Of(string code, string name) => new(null, name, new Party(code, name));
}
