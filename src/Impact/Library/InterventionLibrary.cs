using System.Text.Json;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Library;

/// <summary>What places do to join up care, each as a file of the product with its evidence, costs and limits.</summary>
public static class InterventionLibrary
{
    private const string Prefix = "Goldthread.Impact.Library.Interventions.";

    /// <summary>All of them, by title. A file that cannot be read or has faults is a bug: <see cref="InvalidDataException"/>.</summary>
    public static IReadOnlyList<KnownIntervention> All { get; } = [.. Shipped().OrderBy(i => i.Title, StringComparer.Ordinal)];

    /// <summary>The one of an id, or null.</summary>
    public static KnownIntervention? Find(string id) => All.FirstOrDefault(i => i.Id == id);

    /// <summary>Reads one; faults name the field.</summary>
    public static Outcome<KnownIntervention> Read(string json)
    {
        KnownIntervention read;
        try
        {
            read = JsonSerializer.Deserialize<KnownIntervention>(json, ModelJson.Options) ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException error)
        {
            return new Fault(FaultKind.Invalid, $"This cannot be read: {error.Message.Split(" Path:")[0]}", error.Path?.TrimStart('$').TrimStart('.') is { Length: > 0 } path ? path : "file");
        }

        var faults = read.Check().ToArray();
        return faults.Length > 0 ? faults : read;
    }

    private static IEnumerable<KnownIntervention> Shipped()
    {
        foreach (var (name, text) in ShippedText.Below(Prefix))
        {
            var read = Read(text);
            if (!read.Succeeded) throw new InvalidDataException($"{name}: {string.Join("; ", read.Faults)}");
            yield return read.Value.Id == name ? read.Value : throw new InvalidDataException($"{name}.json says that its id is {read.Value.Id}.");
        }
    }
}

/// <summary>Files of the library that come with the product.</summary>
internal static class ShippedText
{
    /// <summary>Name without ending and text of each, by name.</summary>
    public static IEnumerable<(string Name, string Text)> Below(string prefix)
    {
        var assembly = typeof(ShippedText).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (Path.GetFileNameWithoutExtension(resource[prefix.Length..]), reader.ReadToEnd());
        }
    }
}
