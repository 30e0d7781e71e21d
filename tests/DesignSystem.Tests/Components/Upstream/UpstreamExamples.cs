using System.Text.Json;
using System.Text.Json.Nodes;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>One example of nhsuk-frontend: options in, HTML out.</summary>
internal sealed record UpstreamExample(string Component, int Number, string Name, JsonObject Options, string? Block, string Html);

/// <summary>The examples that nhsuk-frontend ships with each component (fixtures.json), read from node_modules.</summary>
internal static class UpstreamExamples
{
    private static readonly string Folder = Path.Combine(Root(), "node_modules/nhsuk-frontend/dist/nhsuk/components");

    public static IReadOnlyList<UpstreamExample> Of(string component)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, component, "fixtures.json")))!;
        return [.. file["fixtures"]!.AsArray().Select((example, index) => new UpstreamExample(
            component,
            index,
            example!["name"]!.GetValue<string>(),
            (JsonObject)(example["context"]?.DeepClone() ?? new JsonObject()),
            example["callBlock"]?.GetValue<string>(),
            example["html"]!.GetValue<string>()))];
    }

    /// <summary>Reasons by "component: name"; a name that stands for several examples covers them all.</summary>
    public static IReadOnlyDictionary<string, string> Exceptions()
    {
        using var stream = typeof(UpstreamExamples).Assembly.GetManifestResourceStream("exceptions.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
