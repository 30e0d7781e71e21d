using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination;

/// <summary>What an organisation is, as far as its Organization resource says.</summary>
internal enum KindOfOrganisation
{
    GpPractice,
    Council,
}

/// <summary>Organisations to choose from in a form: those that send records here, by what they are.</summary>
internal sealed class KnownOrganisations(Database database, RecordReader reader)
{
    // Roles of the organisation register (https://digital.nhs.uk/services/organisation-data-service): GP practice, prescribing cost centre, local authority; then plain words.
    private static readonly Dictionary<KindOfOrganisation, string[]> Codes = new()
    {
        [KindOfOrganisation.GpPractice] = ["RO177", "RO76", "GpPractice", "GP practice"],
        [KindOfOrganisation.Council] = ["RO141", "Council", "Local authority"],
    };

    /// <summary>Codes and names of one kind, by name; everybody who sends records where no Organization says what it is.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> Of(KindOfOrganisation kind)
    {
        var names = await database.Read(SourceTable.All);
        var sight = AccessDecision.OfSystem(User.System, "pages");
        var fit = new List<(string, string)>();
        foreach (var (code, name) in names)
        {
            if (await Find(code, sight) is { } organisation && Is(organisation, Codes[kind]))
            {
                fit.Add((code, name));
            }
        }

        return [.. (fit.Count > 0 ? fit : names.Select(n => (n.Key, n.Value))).OrderBy(n => n.Item2, StringComparer.Ordinal)];
    }

    /// <summary>Every name by code.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names() => await database.Read(SourceTable.All);

    /// <summary>The name of an organisation: what it is called here, else what its own resource says, else the fallback or the code itself.</summary>
    public async Task<string> NameOf(string code, IReadOnlyDictionary<string, string> names, string fallback) =>
        names.TryGetValue(code, out var known) ? known
        : fallback.Length > 0 ? fallback
        : await Find(code, AccessDecision.OfSystem(User.System, "pages")) is { } organisation ? organisation.Text("name") ?? code
        : code;

    private async Task<JsonElement?> Find(string code, Sight sight)
    {
        foreach (var id in new[] { code, code.ToLowerInvariant() })
        {
            if (await reader.Read("Organization", id, sight) is { Succeeded: true, Value.Body: { } body })
            {
                return JsonDocument.Parse(body).RootElement;
            }
        }

        return null;
    }

    private static bool Is(JsonElement organisation, string[] codes) =>
        organisation.Items("type").Any(t => codes.Any(c => t.HasCode(c) || string.Equals(t.Text("text"), c, StringComparison.OrdinalIgnoreCase)));
}
