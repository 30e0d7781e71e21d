using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions.Patching;

/// <summary>Changes said in JSON. https://www.rfc-editor.org/rfc/rfc6902</summary>
internal sealed class JsonPatch
{
    public const string ContentType = "application/json-patch+json";

    private const int MostOperations = 1000;
    private const int LongestCopied = 8 << 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = FhirJson.MaxDepth, AllowDuplicateProperties = false };

    private readonly Operation[] _operations;

    private JsonPatch(Operation[] operations) => _operations = operations;

    private sealed record Operation(string Op, JsonPointer Path, JsonPointer? From, JsonElement Value);

    /// <summary>Reads the operations; each fault names the number of the one at fault, from 0.</summary>
    public static Outcome<JsonPatch> Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span) || JsonText.FindBadEscape(utf8.Span) >= 0)
        {
            return new Fault(FaultKind.Invalid, "The patch is not UTF-8, or holds an escape that stands for no character.");
        }

        JsonElement root;
        try
        {
            // Not disposed: the operations keep their values, which live as long as the patch.
            root = JsonDocument.Parse(utf8, Strict).RootElement;
        }
        catch (JsonException)
        {
            return new Fault(FaultKind.Invalid, "The patch is not JSON, or names a property twice.");
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            return new Fault(FaultKind.Invalid, "A JSON patch is a list of operations: it starts with [ and ends with ].");
        }

        if (root.GetArrayLength() > MostOperations)
        {
            return new Fault(FaultKind.TooCostly, $"A patch may have {MostOperations} operations.");
        }

        var operations = root.EnumerateArray().Select(Read).ToList();
        var faults = operations.SelectMany(o => o.Faults).ToArray();
        return faults.Length > 0 ? faults : new JsonPatch([.. operations.Select(o => o.Value)]);
    }

    /// <summary>The JSON with all operations done, in order; or the first that cannot be done, and then none is.</summary>
    public Outcome<JsonNode> Apply(JsonNode? root)
    {
        for (var i = 0; i < _operations.Length; i++)
        {
            if (Apply(ref root, _operations[i]) is { } fault)
            {
                return fault with { Message = $"Operation {i} ({_operations[i].Op} {_operations[i].Path.Text}): {fault.Message}", Path = At(i) };
            }
        }

        return root is JsonObject whole ? whole : new Fault(FaultKind.Invalid, "Nothing that is a resource would be left.");
    }

    private static Outcome<Operation> Read(JsonElement operation, int number)
    {
        if (operation.ValueKind != JsonValueKind.Object)
        {
            return Wrong(number, "is not an object { }.");
        }

        if (Text(operation, "op") is not ("add" or "remove" or "replace" or "move" or "copy" or "test"))
        {
            return Wrong(number, "needs \"op\": add, remove, replace, move, copy or test.");
        }

        var op = Text(operation, "op")!;
        if (Text(operation, "path") is not { } path || JsonPointer.Parse(path) is not { } at)
        {
            return Wrong(number, "needs \"path\", a JSON pointer such as \"/name/0/family\".");
        }

        JsonPointer? from = null;
        if (op is "move" or "copy" && (Text(operation, "from") is not { } text || (from = JsonPointer.Parse(text)) is null))
        {
            return Wrong(number, "needs \"from\", a JSON pointer such as \"/name/0\".");
        }

        if (op == "move" && at.IsInside(from!))
        {
            return Wrong(number, "moves something into itself.");
        }

        var hasValue = operation.TryGetProperty("value", out var value);
        return op is "add" or "replace" or "test" && !hasValue ? Wrong(number, "needs \"value\".") : new Operation(op, at, from, value);
    }

    private static Fault? Apply(ref JsonNode? root, Operation operation) => operation.Op switch
    {
        "add" => Add(ref root, operation.Path, Node(operation.Value)),
        "remove" => Remove(ref root, operation.Path, out _),
        "replace" => Replace(ref root, operation.Path, Node(operation.Value)),
        "move" => Remove(ref root, operation.From!, out var moved) ?? Add(ref root, operation.Path, moved),
        "copy" => Copy(ref root, operation),
        _ => Test(root, operation),
    };

    private static Fault? Add(ref JsonNode? root, JsonPointer path, JsonNode? value)
    {
        if (path.IsRoot)
        {
            root = value;
            return null;
        }

        if (!path.TryOwner(root, out var owner))
        {
            return NotThere(path);
        }

        switch (owner)
        {
            case JsonObject parent:
                parent[path.Last] = value;
                return null;
            case JsonArray list when path.Last == "-":
                list.Add(value);
                return null;
            case JsonArray list when JsonPointer.Index(path.Last) is { } index && index <= list.Count:
                list.Insert(index, value);
                return null;
            case JsonArray list:
                return new Fault(FaultKind.Invalid, $"the list has {list.Count} items; the place must be from 0 to {list.Count}, or -.");
            default:
                return NotThere(path);
        }
    }

    private static Fault? Remove(ref JsonNode? root, JsonPointer path, out JsonNode? removed)
    {
        removed = null;
        if (path.IsRoot)
        {
            removed = root;
            root = null;
            return null;
        }

        if (!path.TryGet(root, out removed) || !path.TryOwner(root, out var owner))
        {
            return NotThere(path);
        }

        if (owner is JsonObject parent)
        {
            parent.Remove(path.Last);
        }
        else
        {
            ((JsonArray)owner!).RemoveAt(JsonPointer.Index(path.Last)!.Value);
        }

        return null;
    }

    private static Fault? Replace(ref JsonNode? root, JsonPointer path, JsonNode? value)
    {
        if (path.IsRoot)
        {
            root = value;
            return null;
        }

        if (!path.TryGet(root, out _) || !path.TryOwner(root, out var owner))
        {
            return NotThere(path);
        }

        if (owner is JsonObject parent)
        {
            parent[path.Last] = value;
        }
        else
        {
            ((JsonArray)owner!)[JsonPointer.Index(path.Last)!.Value] = value;
        }

        return null;
    }

    private static Fault? Copy(ref JsonNode? root, Operation operation)
    {
        if (!operation.From!.TryGet(root, out var value))
        {
            return NotThere(operation.From);
        }

        // Copies of copies grow without end.
        return root!.ToJsonString().Length > LongestCopied
            ? new Fault(FaultKind.TooCostly, "the resource would grow too large.")
            : Add(ref root, operation.Path, value?.DeepClone());
    }

    private static Fault? Test(JsonNode? root, Operation operation) =>
        !operation.Path.TryGet(root, out var value) ? new Fault(FaultKind.Precondition, "there is nothing at this place; nothing was written.")
        : JsonNode.DeepEquals(value, Node(operation.Value)) ? null
        : new Fault(FaultKind.Precondition, "the value is another; nothing was written.");

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private static Fault NotThere(JsonPointer path) => new(FaultKind.Invalid, $"there is nothing at \"{path.Text}\".");

    private static Fault Wrong(int number, string what) => new(FaultKind.Invalid, $"Operation {number} {what}", At(number));

    private static string At(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    private static string? Text(JsonElement operation, string name) =>
        operation.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
