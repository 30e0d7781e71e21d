using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Interactions;

/// <summary>Fetches profiles from the store, with every profile that they name.</summary>
internal sealed class ProfileBook(FhirServices fhir, Sight sight)
{
    private const int MostProfiles = 300;

    /// <summary>The profiles of these addresses, and those on which they build, by address; those that are not in the store are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Profile>> Load(IEnumerable<string> urls)
    {
        var known = new Dictionary<string, Profile>(StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(urls.Distinct(StringComparer.Ordinal));
        while (open.TryDequeue(out var url) && asked.Count < MostProfiles)
        {
            if (!asked.Add(url) || await Fetch(url) is not { } profile)
            {
                continue;
            }

            known[url] = profile;
            foreach (var named in profile.Named())
            {
                open.Enqueue(named.Split('|')[0]);
            }
        }

        return known;
    }

    /// <summary>The addresses of the extensions in a resource.</summary>
    public static IEnumerable<string> Extensions(JsonElement resource) => Urls(Child.Root(resource)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Urls(Child item)
    {
        foreach (var child in item.All())
        {
            if (child.TypeName == "Extension" && Profile.Text(child.Value, "url") is { } url && url.Contains(':', StringComparison.Ordinal))
            {
                yield return url;
            }

            foreach (var inner in Urls(child))
            {
                yield return inner;
            }
        }
    }

    private async Task<Profile?> Fetch(string url)
    {
        var plain = url.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
        var query = fhir.Parser.Parse("StructureDefinition", [new("url", plain)], "", strict: true);
        if (!query.Succeeded)
        {
            return null;
        }

        var found = await fhir.Runner.Run(query.Value, sight, CancellationToken.None);
        return found is { Succeeded: true, Value.Page: [{ Body: { } body }, ..] }
            ? Profile.Read(JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth * 2 }).RootElement)
            : null;
    }
}
