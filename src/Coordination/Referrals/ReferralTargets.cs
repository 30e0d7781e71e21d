using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;

namespace Goldthread.Coordination.Referrals;

/// <summary>Where people can be referred to.</summary>
public sealed class ReferralTargets(Database database)
{
    private const int Most = 12;
    private const string OfOrganisation = "organisation:";

    /// <summary>Targets that fit what was typed; the first few of all when nothing was.</summary>
    public async Task<IReadOnlyList<ReferralTarget>> Find(string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = await database.Read(SourceTable.All);
        return [.. names.Where(n => words.All(w => n.Value.Contains(w, StringComparison.OrdinalIgnoreCase))).OrderBy(n => n.Value, StringComparer.Ordinal).Take(Most).Select(n => Of(n.Key, n.Value))];
    }

    /// <summary>Who can go when somebody needs a visit within two hours: the caller's own organisation first.</summary>
    public static Task<IReadOnlyList<ReferralTarget>> Urgent(User user) => Task.FromResult<IReadOnlyList<ReferralTarget>>([Of(user.Organisation, user.OrganisationName)]);

    /// <summary>The target back from a form; null when there is none of this name.</summary>
    public async Task<ReferralTarget?> Read(string written)
    {
        var names = await database.Read(SourceTable.All);
        return written.StartsWith(OfOrganisation, StringComparison.Ordinal) && names.TryGetValue(written[OfOrganisation.Length..], out var name) ? Of(written[OfOrganisation.Length..], name) : null;
    }

    /// <summary>A target for a form.</summary>
    public static string Write(ReferralTarget target) => target.Service is { } service ? "service:" + service : OfOrganisation + target.To.Code;

    private static ReferralTarget Of(string code, string name) => new(null, name, new Party(code, name));
}
