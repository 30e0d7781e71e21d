using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Views;

/// <summary>What a request to run a view asks for, from its address and its body. https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/operations-run.html</summary>
internal sealed class RunViewRequest
{
    private static readonly string[] Texts = ["_format", "header", "_limit", "_since", "patient", "group", "viewReference", "viewCanonical", "source"];

    private readonly List<(string Name, string Value)> _texts = [];
    private readonly List<Fault> _faults = [];

    private RunViewRequest()
    {
    }

    /// <summary>The view, when it was sent.</summary>
    public JsonElement? View { get; private set; }

    /// <summary>The resources to read in place of what is stored; null when none were sent.</summary>
    public List<JsonElement>? Resources { get; private set; }

    public ViewFormat Format { get; private set; } = ViewFormat.Ndjson;

    public bool Header { get; private set; } = true;

    public long MostRows { get; private set; } = long.MaxValue;

    public DateTimeOffset? Since { get; private set; }

    public IReadOnlyList<string> Patients => All("patient");

    public IReadOnlyList<string> Groups => All("group");

    public string? Reference => All("viewReference").FirstOrDefault();

    public static async Task<Outcome<RunViewRequest>> Read(HttpContext context)
    {
        var request = new RunViewRequest();
        foreach (var (name, values) in context.Request.Query)
        {
            foreach (var value in values)
            {
                request.Text(name, value ?? "", name);
            }
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            // The bytes must outlive the documents that are read from them; the server bounds their number.
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            if (body.Length > 0 || request.Reference is null)
            {
                var json = FhirJson.Parse(body.ToArray());
                if (!json.Succeeded)
                {
                    return json.Faults.ToArray();
                }

                request.Body(json.Value.RootElement);
            }
        }

        request.Settle(context.Request.Headers.Accept);
        return request._faults.Count > 0 ? request._faults.ToArray() : request;
    }

    private void Body(JsonElement root)
    {
        var type = root.TryGetProperty("resourceType"u8, out var named) ? named.ToString() : "";
        if (type == "ViewDefinition")
        {
            View = root;
            return;
        }

        if (type != "Parameters")
        {
            Wrong("Send a Parameters resource with the view as viewResource.", "resourceType");
            return;
        }

        if (!root.TryGetProperty("parameter"u8, out var parameters) || parameters.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var (parameter, i) in parameters.EnumerateArray().Select((p, i) => (p, i)))
        {
            Parameter(parameter, $"Parameters.parameter[{i}]");
        }
    }

    private void Parameter(JsonElement parameter, string path)
    {
        var name = parameter.ValueKind == JsonValueKind.Object && parameter.TryGetProperty("name"u8, out var text) ? text.ToString() : "";
        if (name is "viewResource" or "resource")
        {
            if (!parameter.TryGetProperty("resource"u8, out var resource) || resource.ValueKind != JsonValueKind.Object)
            {
                Wrong($"{name} carries a resource.", path + ".resource");
            }
            else if (name == "viewResource")
            {
                if (View is not null)
                {
                    Wrong("One view is run at a time.", path);
                }

                View = resource;
            }
            else
            {
                Add(resource);
            }

            return;
        }

        var value = parameter.ValueKind == JsonValueKind.Object ? parameter.EnumerateObject().FirstOrDefault(p => p.Name.StartsWith("value", StringComparison.Ordinal)).Value : default;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("reference"u8, out var reference))
        {
            value = reference;
        }

        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
        {
            Wrong($"The parameter \"{name}\" needs a value.", path);
        }
        else
        {
            Text(name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), path);
        }
    }

    /// <summary>A resource to read; a Bundle stands for what it holds, one level deep.</summary>
    private void Add(JsonElement resource)
    {
        Resources ??= [];
        if (resource.TryGetProperty("resourceType"u8, out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("Bundle"u8))
        {
            Resources.AddRange(resource.TryGetProperty("entry"u8, out var entries) && entries.ValueKind == JsonValueKind.Array
                ? entries.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("resource"u8, out var r) && r.ValueKind == JsonValueKind.Object).Select(e => e.GetProperty("resource"u8))
                : []);
            return;
        }

        Resources.Add(resource);
    }

    private void Text(string name, string value, string path)
    {
        if (!Texts.Contains(name))
        {
            Wrong($"There is no parameter \"{name}\" here. Known are viewResource, resource, {string.Join(", ", Texts)}.", path);
        }
        else if (name is not ("patient" or "group") && All(name).Count > 0)
        {
            Wrong($"{name} is given more than once.", path);
        }
        else
        {
            _texts.Add((name, value));
        }
    }

    private void Settle(IEnumerable<string?> accept)
    {
        if (All("_format") is [var format])
        {
            Format = ViewFormats.Find(format) ?? Wrong($"The formats are csv, json and ndjson, not \"{format}\".", "_format", ViewFormat.Ndjson);
        }
        else
        {
            Format = accept.SelectMany(a => (a ?? "").Split(',')).Select(ViewFormats.Find).FirstOrDefault(f => f is not null) ?? ViewFormat.Ndjson;
        }

        if (All("header") is [var header])
        {
            Header = header is "true" or "false" ? header == "true" : Wrong($"header is true or false, not \"{header}\".", "header", true);
        }

        if (All("_limit") is [var limit])
        {
            MostRows = long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : Wrong($"\"{limit}\" is not a number of rows.", "_limit", 0L);
        }

        if (All("_since") is [var since])
        {
            Since = DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : Wrong($"\"{since}\" is not an instant such as 2026-01-31T12:00:00Z.", "_since", DateTimeOffset.MinValue);
        }

        if (All("source").Count > 0)
        {
            Wrong("This server reads what it stores or what is sent as resource; it fetches nothing from elsewhere.", "source", FaultKind.NotSupported);
        }

        if (All("viewCanonical").Count > 0)
        {
            Wrong("Send the view as viewResource, or name a Library or Binary that holds it as viewReference.", "viewCanonical", FaultKind.NotSupported);
        }
        else if (_faults.Count == 0 && View is null == Reference is null)
        {
            Wrong("Give the view to run, once: as viewResource, or the Library or Binary that holds it as viewReference.", View is null ? "viewResource" : "viewReference");
        }

        if (Resources is not null && Groups.Count > 0)
        {
            Wrong("A group is one that is stored; it cannot choose among resources that are sent.", "group");
        }
    }

    private List<string> All(string name) => [.. _texts.Where(t => t.Name == name).Select(t => t.Value)];

    private void Wrong(string message, string path, FaultKind kind = FaultKind.Invalid) => _faults.Add(new Fault(kind, message, path));

    private T Wrong<T>(string message, string path, T otherwise)
    {
        Wrong(message, path);
        return otherwise;
    }
}
