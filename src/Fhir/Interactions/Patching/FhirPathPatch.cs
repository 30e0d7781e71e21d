using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions.Patching;

/// <summary>Changes said in FHIRPath, as a Parameters resource. https://hl7.org/fhir/R4/fhirpatch.html</summary>
internal sealed class FhirPathPatch
{
    private const int MostOperations = 200;

    private readonly Operation[] _operations;

    private FhirPathPatch(Operation[] operations) => _operations = operations;

    private sealed record Operation(int Number, string Type, FhirPathExpression Path, string? Name, JsonElement Value, int? Index, int? Source, int? Destination);

    /// <summary>Reads the operations of a Parameters resource that is valid as such.</summary>
    public static Outcome<FhirPathPatch> Parse(JsonElement parameters)
    {
        var all = parameters.TryGetProperty("parameter", out var list) ? list.EnumerateArray().ToList() : [];
        if (all.Count is 0 or > MostOperations)
        {
            return new Fault(FaultKind.Invalid, $"A FHIRPath patch has from 1 to {MostOperations} parameters named \"operation\".", "Parameters.parameter");
        }

        var operations = all.Select(Read).ToList();
        var faults = operations.SelectMany(o => o.Faults).ToArray();
        return faults.Length > 0 ? faults : new FhirPathPatch([.. operations.Select(o => o.Value)]);
    }

    /// <summary>The resource with all operations done in order, or the first that cannot be done.</summary>
    public Outcome<byte[]> Apply(byte[] resource)
    {
        foreach (var operation in _operations)
        {
            using var document = JsonDocument.Parse(resource, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth * 2 });
            var copy = JsonNode.Parse(resource)!;
            if (Apply(operation, document.RootElement, copy) is { } fault)
            {
                return fault with { Message = $"Operation {operation.Number} ({operation.Type} {operation.Path.Text}): {fault.Message}", Path = At(operation.Number) };
            }

            resource = JsonSerializer.SerializeToUtf8Bytes(copy, Patch.Writing);
        }

        return resource;
    }

    private static Outcome<Operation> Read(JsonElement parameter, int number)
    {
        if (parameter.GetProperty("name").GetString() != "operation" || !parameter.TryGetProperty("part", out var parts))
        {
            return new Fault(FaultKind.Invalid, "Each parameter is an \"operation\" with parts.", At(number));
        }

        var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var part in parts.EnumerateArray())
        {
            if (!named.TryAdd(part.GetProperty("name").GetString()!, part))
            {
                return new Fault(FaultKind.Invalid, $"Operation {number} has \"{part.GetProperty("name").GetString()}\" twice.", At(number));
            }
        }

        var type = Text(named, "type");
        if (type is not ("add" or "insert" or "delete" or "replace" or "move"))
        {
            return new Fault(FaultKind.Invalid, $"Operation {number} needs a type: add, insert, delete, replace or move.", At(number));
        }

        if (Text(named, "path") is not { } path)
        {
            return new Fault(FaultKind.Invalid, $"Operation {number} needs a path.", At(number));
        }

        var missing = type switch
        {
            "add" when Text(named, "name") is null => "name",
            "add" or "insert" or "replace" when !named.ContainsKey("value") => "value",
            "insert" when Number(named, "index") is null => "index",
            "move" when Number(named, "source") is null => "source",
            "move" when Number(named, "destination") is null => "destination",
            _ => null,
        };
        if (missing is not null)
        {
            return new Fault(FaultKind.Invalid, $"Operation {number} ({type}) needs \"{missing}\".", At(number));
        }

        return FhirPathExpression.Compile(path).Match<Outcome<Operation>>(
            expression => new Operation(
                number, type, expression, Text(named, "name"), named.GetValueOrDefault("value"), Number(named, "index"), Number(named, "source"), Number(named, "destination")),
            faults => new Fault(FaultKind.Invalid, $"Operation {number}: the path is not FHIRPath: {faults[0].Message} ({faults[0].Path})", At(number)));
    }

    private static Fault? Apply(Operation operation, JsonElement root, JsonNode copy)
    {
        var found = operation.Path.TryEvaluate(FhirNode.Of(root));
        if (!found.Succeeded)
        {
            return new Fault(FaultKind.Invalid, found.Fault.Message);
        }

        return operation.Type switch
        {
            "add" => Add(operation, root, found.Value, (JsonObject)copy),
            "delete" => Delete(found.Value, root, copy),
            "replace" => Replace(operation, found.Value, root, copy),
            "insert" => Insert(operation, found.Value, root, copy),
            _ => Move(operation, found.Value, root, copy),
        };
    }

    private static Fault? Add(Operation operation, JsonElement root, FhirNode[] found, JsonObject copy)
    {
        if (found is not [var one])
        {
            return NotOne(found);
        }

        // The resource itself has no place in anything.
        var place = NodePlace.Find(root, one, copy);
        var owner = place is null ? copy : (place.Index is { } i ? place.Owner[place.Property]?[i] : place.Owner[place.Property]) as JsonObject;
        var type = place is null
            ? one.IsResource ? NodePlace.TypeOf(root, null) : null
            : NodePlace.TypeOf(one.Element, place.OwnerType.Member(place.Property)!.Value.TypeName);
        if (owner is null || type is null)
        {
            return new Fault(FaultKind.Invalid, "the path does not select something that can hold an element.");
        }

        var name = PatchValue.Plain(operation.Name!);
        return type.Element(name) is not { } element
            ? new Fault(FaultKind.Invalid, $"{type.Name} has no element \"{operation.Name}\".")
            : PatchValue.Read(operation.Value, element).Match(value => value.AddTo(owner, type, element), faults => faults[0]);
    }

    private static Fault? Delete(FhirNode[] found, JsonElement root, JsonNode copy)
    {
        if (found.Length == 0)
        {
            return null;
        }

        if (found.Length > 1)
        {
            return NotOne(found);
        }

        if (NodePlace.Find(root, found[0], copy) is not { } place)
        {
            return NotAnElement;
        }

        foreach (var name in (ReadOnlySpan<string>)[place.Property, "_" + place.Property])
        {
            if (place.Index is not { } index)
            {
                place.Owner.Remove(name);
            }
            else if (place.Owner[name] is JsonArray list && index < list.Count)
            {
                list.RemoveAt(index);
                if (list.All(item => item is null))
                {
                    place.Owner.Remove(name);
                }
            }
        }

        return null;
    }

    private static Fault? Replace(Operation operation, FhirNode[] found, JsonElement root, JsonNode copy)
    {
        if (found is not [var one])
        {
            return NotOne(found);
        }

        if (NodePlace.Find(root, one, copy) is not { } place)
        {
            return NotAnElement;
        }

        var read = PatchValue.Read(operation.Value, place.Element);
        if (!read.Succeeded)
        {
            return read.Fault;
        }

        if (read.Value.PropertyOf(place.OwnerType, place.Element) is not { } property)
        {
            return new Fault(FaultKind.Invalid, $"{place.OwnerType.Name}.{place.Element.Name} does not hold a {read.Value.TypeSuffix}.");
        }

        if (place.Index is { } index)
        {
            (place.Owner[place.Property] as JsonArray)?.RemoveAt(index);
            (place.Owner["_" + place.Property] as JsonArray)?.RemoveAt(index);
            read.Value.Insert(place.Owner, place.Property, index);
        }
        else
        {
            place.Owner.Remove(place.Property);
            place.Owner.Remove("_" + place.Property);
            read.Value.Put(place.Owner, property);
        }

        return null;
    }

    private static Fault? Insert(Operation operation, FhirNode[] found, JsonElement root, JsonNode copy) =>
        ListOf(found, root, copy, out var place) is { } fault ? fault
        : operation.Index!.Value > found.Length ? OutOfList(found.Length)
        : PatchValue.Read(operation.Value, place!.Element).Match(
            value =>
            {
                value.Insert(place.Owner, place.Property, operation.Index.Value);
                return null;
            },
            faults => (Fault?)faults[0]);

    private static Fault? Move(Operation operation, FhirNode[] found, JsonElement root, JsonNode copy)
    {
        if (ListOf(found, root, copy, out var place) is { } fault)
        {
            return fault;
        }

        var (from, to) = (operation.Source!.Value, operation.Destination!.Value);
        if (from >= found.Length || to >= found.Length)
        {
            return OutOfList(found.Length - 1);
        }

        foreach (var name in (ReadOnlySpan<string>)[place!.Property, "_" + place.Property])
        {
            if (place.Owner[name] is JsonArray list)
            {
                while (list.Count < found.Length)
                {
                    list.Add(null);
                }

                var item = list[from];
                list.RemoveAt(from);
                list.Insert(to, item);
            }
        }

        return null;
    }

    /// <summary>The list that the path selects as a whole: its first item's place. A fault when it selects none, or items of several lists.</summary>
    private static Fault? ListOf(FhirNode[] found, JsonElement root, JsonNode copy, out NodePlace? first)
    {
        var places = found.Select(n => NodePlace.Find(root, n, copy)).ToList();
        first = places.Count > 0 ? places[0] : null;
        var list = first;
        var isWhole = list is { Index: 0 } && places.Select((p, i) => p is not null && ReferenceEquals(p.Owner, list.Owner) && p.Property == list.Property && p.Index == i).All(same => same)
            && places.Count == Math.Max((list.Owner[list.Property] as JsonArray)?.Count ?? 0, (list.Owner["_" + list.Property] as JsonArray)?.Count ?? 0);
        return isWhole ? null : new Fault(FaultKind.Invalid, "the path must select a whole list that is not empty (to begin one, use add).");
    }

    private static Fault NotOne(FhirNode[] found) => new(FaultKind.Invalid, $"the path selects {found.Length} elements; it must select one.");

    private static Fault NotAnElement { get; } = new(FaultKind.Invalid, "the path does not select an element of the resource.");

    private static Fault OutOfList(int last) => new(FaultKind.Invalid, $"the place must be from 0 to {last}.");

    private static string At(int number) => string.Create(CultureInfo.InvariantCulture, $"Parameters.parameter[{number}]");

    private static string? Text(Dictionary<string, JsonElement> parts, string name)
    {
        if (!parts.TryGetValue(name, out var part))
        {
            return null;
        }

        var value = part.EnumerateObject().FirstOrDefault(p => p.Name is "valueCode" or "valueString" or "valueId" or "valueUri" or "valueMarkdown").Value;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static int? Number(Dictionary<string, JsonElement> parts, string name)
    {
        if (!parts.TryGetValue(name, out var part))
        {
            return null;
        }

        var value = part.EnumerateObject().FirstOrDefault(p => p.Name is "valueInteger" or "valueUnsignedInt" or "valuePositiveInt").Value;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 ? number : null;
    }
}
