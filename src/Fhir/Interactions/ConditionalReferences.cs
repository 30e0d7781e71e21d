using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// "Patient?identifier=..." in the place of a reference: the one resource that matches is meant. R4 has it in transactions
/// (https://hl7.org/fhir/R4/http.html#trules); a resource that is sent by itself may hold it here too.
/// </summary>
internal static class ConditionalReferences
{
    private const int LongestCondition = 2000;

    /// <summary>The change with the searches that its resource holds; refused where one cannot be done.</summary>
    public static Outcome<Change> Add(FhirServices fhir, Change change, string root, Sight sight)
    {
        // Nearly every resource is without a question mark, and this is the path that loads are made of.
        if (change.Resource is not { } resource || !resource.Utf8.Span.Contains((byte)'?'))
        {
            return change;
        }

        var found = new List<(string Path, string Text)>();
        Find(resource.Root, change.Path is null ? change.Type : "resource", found);
        var conditions = new List<Condition>();
        foreach (var (path, text) in found.DistinctBy(f => f.Text))
        {
            var mark = text.IndexOf('?', StringComparison.Ordinal);
            var condition = Conditional.Of(fhir, text[..mark], text[mark..], root, sight);
            if (!condition.Succeeded)
            {
                return new Fault(FaultKind.Invalid, $"The reference \"{text}\" is no search that can be done: {condition.Fault.Message}", path);
            }

            conditions.Add(condition.Value with { Written = text, Path = path });
        }

        return conditions.Count == 0 ? change : change with { References = conditions };
    }

    // The resource was parsed within the depth that FhirJson allows.
    private static void Find(JsonElement element, string path, List<(string Path, string Text)> found)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.NameEquals("reference"u8) && member.Value.ValueKind == JsonValueKind.String)
                {
                    if (IsSearch(member.Value.GetString()!))
                    {
                        found.Add((path, member.Value.GetString()!));
                    }
                }
                else
                {
                    Find(member.Value, $"{path}.{member.Name}", found);
                }
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            foreach (var item in element.EnumerateArray())
            {
                Find(item, $"{path}[{i++}]", found);
            }
        }
    }

    private static bool IsSearch(string reference) =>
        reference.IndexOf('?', StringComparison.Ordinal) is > 0 and var mark && reference.Length <= LongestCondition && FhirDefinitions.R4.IsResource(reference[..mark]);
}
