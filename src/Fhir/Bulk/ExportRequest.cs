using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Bulk;

/// <summary>What an export asks for, from the address or, with POST, from a Parameters resource. https://hl7.org/fhir/uv/bulkdata/export.html#query-parameters</summary>
internal sealed class ExportRequest
{
    private static readonly string[] Formats = ["application/fhir+ndjson", "application/ndjson", "ndjson"];

    private readonly List<Fault> _faults = [];
    private readonly List<string> _types = [];

    private ExportRequest()
    {
    }

    public IReadOnlyList<string>? Types => _types.Count == 0 ? null : _types;

    public DateTimeOffset? Since { get; private set; }

    /// <summary>Searches that say which resources of a type are wanted.</summary>
    public List<string> TypeFilters { get; } = [];

    /// <summary>The elements that are wanted; empty for all.</summary>
    public List<string> Elements { get; } = [];

    /// <summary>The ids of the patients that were named.</summary>
    public List<string> Patients { get; } = [];

    /// <summary>Reads it, or says everything that is wrong with it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="types">The types of resource that there are.</param>
    /// <param name="takesPatients">True where patients may be named.</param>
    public static async Task<Outcome<ExportRequest>> Read(HttpContext context, LocalReferences types, bool takesPatients)
    {
        var prefer = string.Join(',', context.Request.Headers["Prefer"].OfType<string>());
        if (!prefer.Contains("respond-async", StringComparison.OrdinalIgnoreCase))
        {
            return new Fault(FaultKind.Invalid, "An export is answered later: send the header Prefer: respond-async.", "Prefer");
        }

        var request = new ExportRequest();
        var lenient = prefer.Contains("handling=lenient", StringComparison.OrdinalIgnoreCase);
        foreach (var (name, values) in context.Request.Query)
        {
            foreach (var value in values)
            {
                request.Take(name, value ?? "", types, takesPatients, lenient);
            }
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            if (body.Length > 0)
            {
                var json = FhirJson.Parse(body.ToArray());
                if (!json.Succeeded)
                {
                    return json.Faults.ToArray();
                }

                using var document = json.Value;
                request.TakeAll(document.RootElement, types, takesPatients, lenient);
            }
        }

        return request._faults.Count > 0 ? request._faults.ToArray() : request;
    }

    private void TakeAll(JsonElement root, LocalReferences types, bool takesPatients, bool lenient)
    {
        if (!root.TryGetProperty("resourceType"u8, out var type) || type.ToString() != "Parameters")
        {
            _faults.Add(new Fault(FaultKind.Invalid, "Send a Parameters resource.", "resourceType"));
            return;
        }

        foreach (var parameter in root.TryGetProperty("parameter"u8, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [])
        {
            var name = parameter.ValueKind == JsonValueKind.Object && parameter.TryGetProperty("name"u8, out var text) ? text.ToString() : "";
            var value = parameter.ValueKind == JsonValueKind.Object ? parameter.EnumerateObject().FirstOrDefault(p => p.Name.StartsWith("value", StringComparison.Ordinal)).Value : default;
            value = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("reference"u8, out var reference) ? reference : value;
            Take(name, value.ValueKind == JsonValueKind.String ? value.GetString()! : "", types, takesPatients, lenient);
        }
    }

    private void Take(string name, string value, LocalReferences types, bool takesPatients, bool lenient)
    {
        switch (name)
        {
            case "_outputFormat":
                if (!Formats.Contains(value))
                {
                    _faults.Add(new Fault(FaultKind.NotSupported, $"Exports are {Formats[0]}, not \"{value}\".", name));
                }

                break;
            case "_since":
                if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
                {
                    Since = since;
                }
                else
                {
                    _faults.Add(new Fault(FaultKind.Invalid, $"\"{value}\" is not an instant such as 2026-01-31T12:00:00Z.", name));
                }

                break;
            case "_type":
                foreach (var type in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!types.IsType(type))
                    {
                        _faults.Add(new Fault(FaultKind.Invalid, $"\"{type}\" is not a resource type of FHIR R4.", name));
                    }
                    else if (!_types.Contains(type))
                    {
                        _types.Add(type);
                    }
                }

                break;
            case "_typeFilter":
                TypeFilters.Add(value);
                break;
            case "_elements":
                Elements.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                break;
            case "patient" when takesPatients:
                Patients.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => p[(p.LastIndexOf('/') + 1)..]));
                break;
            default:
                if (!lenient)
                {
                    _faults.Add(new Fault(FaultKind.NotSupported, $"There is no parameter \"{name}\" here. Known are _outputFormat, _since, _type, _typeFilter, _elements{(takesPatients ? ", patient" : "")}.", name));
                }

                break;
        }
    }
}
