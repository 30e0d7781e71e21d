using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Fhir.Xml;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Says whether a resource could be taken, and writes nothing: structure, R4's own rules in FHIRPath, and profiles.
/// https://hl7.org/fhir/R4/resource-operation-validate.html
/// </summary>
internal static class Validate
{
    public static Task<IResult> Handle(HttpContext context, string type, FhirServices fhir, SightOf sightOf) => Run(context, type, null, fhir, sightOf);

    public static Task<IResult> HandleInstance(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf) => Run(context, type, id, fhir, sightOf);

    private static async Task<IResult> Run(HttpContext context, string type, string? id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (!fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([Read.UnknownType(type)]);
        }

        var sent = await Sent(context);
        if (!sent.Succeeded)
        {
            return FhirResults.Faults(sent.Faults);
        }

        var (resource, mode, profiles) = sent.Value;
        if (mode is not (null or "create" or "update" or "delete" or "profile"))
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, $"There is no mode \"{mode}\": there are create, update, delete and profile.", "mode")]);
        }

        if (resource is null && id is not null)
        {
            var found = await fhir.Reader.Read(type, id, sight.Value);
            await fhir.Journal(sight.Value, $"validate {type}/{id}", found.Succeeded ? found.Value.Person : null);
            if (!found.Succeeded)
            {
                return FhirResults.Faults(found.Faults);
            }

            using var stored = JsonDocument.Parse(found.Value.Body!, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth * 2 });
            return Answer([.. mode is "delete" ? [] : await Check(fhir, sight.Value, stored.RootElement, profiles), .. MayNot(sight.Value, mode)]);
        }

        if (resource is not { } root)
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, "Send the resource, or Parameters with one named \"resource\".", "resource")]);
        }

        var findings = new List<Finding>();
        if (root.ValueKind == JsonValueKind.Object && Profile.Text(root, "resourceType") is { } named && named != type)
        {
            findings.Add(Finding.Error($"The address says {type}, the resource is a {named}.", "resourceType"));
        }

        if (mode == "update" && (Profile.Text(root, "id") is not { } own || (id is not null && own != id)))
        {
            findings.Add(Finding.Error("An update needs the id of the resource, the same as in the address.", $"{type}.id"));
        }

        findings.AddRange(await Check(fhir, sight.Value, root, profiles));
        findings.AddRange(MayNot(sight.Value, mode));
        return Answer(findings);
    }

    private static IEnumerable<Finding> MayNot(Sight sight, string? mode) =>
        mode is "create" or "update" or "delete" && !sight.MayWrite ? [new Finding("error", new Fault(FaultKind.Forbidden, "Your role does not allow you to add to or change records."))] : [];

    private static async Task<IReadOnlyList<Finding>> Check(FhirServices fhir, Sight sight, JsonElement resource, IReadOnlyList<string> asked)
    {
        var structure = ResourceValidator.R4.Validate(resource);
        if (structure.Count > 0)
        {
            // Rules and profiles are for what is well formed.
            return [.. structure.Select(f => new Finding("error", f))];
        }

        var findings = new List<Finding>(InvariantRules.Check(resource));
        var claimed = resource.TryGetProperty("meta", out var meta) && meta.TryGetProperty("profile", out var list) ? list.EnumerateArray().Select(p => p.GetString()!.Split('|')[0]).ToList() : [];
        var known = await new ProfileBook(fhir, sight).Load([.. asked, .. claimed, .. ProfileBook.Extensions(resource)]);
        foreach (var url in asked.Concat(claimed).Distinct(StringComparer.Ordinal))
        {
            if (known.TryGetValue(url, out var profile))
            {
                findings.AddRange(new ProfileRules(known).Check(resource, profile));
            }
            else
            {
                findings.Add(asked.Contains(url)
                    ? Finding.Error($"The profile {url} is not loaded here: send its StructureDefinition first.", "profile")
                    : Finding.Warning($"The profile {url} is not loaded here, so it was not checked.", "meta.profile"));
            }
        }

        findings.AddRange(new ProfileRules(known).CheckExtensions(resource));
        return [.. findings.Distinct()];
    }

    private static IResult Answer(List<Finding> findings) => FhirResults.Bytes(FhirResults.Findings(
        findings.Count > 0 ? findings : [new Finding("information", new Fault(FaultKind.Invalid, "Nothing was found that is wrong."))]));

    /// <summary>The resource as sent, or as one of Parameters; mode and profiles from there or from the address.</summary>
    private static async Task<Outcome<(JsonElement? Resource, string? Mode, IReadOnlyList<string> Profiles)>> Sent(HttpContext context)
    {
        var mode = context.Request.Query["mode"].ToString() is { Length: > 0 } named ? named : null;
        var profiles = context.Request.Query["profile"].Where(p => !string.IsNullOrEmpty(p)).Select(p => p!.Split('|')[0]).ToList();
        if (HttpMethods.IsGet(context.Request.Method) || context.Request.ContentLength == 0)
        {
            return (null, mode, profiles);
        }

        if (context.Request.ContentType is not { } type || !(FhirBody.IsJson(type) || FhirBody.IsXml(type)))
        {
            return new Fault(FaultKind.WrongFormat, "Send FHIR JSON or XML, with the content type application/fhir+json or application/fhir+xml.");
        }

        var bytes = await FhirBody.Bytes(context);
        var json = bytes.Succeeded && FhirBody.IsXml(type) ? FhirXml.ToJson(bytes.Value) : bytes;
        var parsed = json.Succeeded ? FhirJson.Parse(json.Value) : json.Faults.ToArray();
        if (!parsed.Succeeded)
        {
            return parsed.Faults.ToArray();
        }

        var root = parsed.Value.RootElement;
        if (!JsonText.TryGet(root, Encoding.UTF8.GetBytes("resourceType"), out var kind) || kind.ValueKind != JsonValueKind.String || kind.GetString() != "Parameters" || !root.TryGetProperty("parameter", out var parameters) || parameters.ValueKind != JsonValueKind.Array)
        {
            return (root, mode, profiles);
        }

        JsonElement? resource = null;
        foreach (var parameter in parameters.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
        {
            switch (Profile.Text(parameter, "name"))
            {
                case "resource" when parameter.TryGetProperty("resource", out var inner):
                    resource = inner;
                    break;
                case "mode":
                    mode = Profile.Text(parameter, "valueCode");
                    break;
                case "profile" when (Profile.Text(parameter, "valueUri") ?? Profile.Text(parameter, "valueCanonical")) is { } url:
                    profiles.Add(url.Split('|')[0]);
                    break;
                default:
                    break;
            }
        }

        return (resource, mode, profiles);
    }
}
