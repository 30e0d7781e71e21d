namespace Goldthread.Fhir.FhirPath.Model;

/// <summary>
/// One name of a path. Remembers the element it found for the type it met last: over resources of one type the look-up is
/// one comparison.
/// </summary>
internal sealed class MemberStep(string name)
{
    private Found? _last;

    public string Name => name;

    public void Run(in FhirNode node, List<FhirNode> output)
    {
        if (node.IsStub)
        {
            StubId(node, output);
            return;
        }

        var type = node.Type;
        if (type is null)
        {
            Odd(node, output);
            return;
        }

        var last = _last;
        if (last is null || !ReferenceEquals(last.Type, type))
        {
            // A race costs a second look-up, nothing more.
            _last = last = new Found(type, type.Member(name));
        }

        if (last.Member is { } member && !(type.IsPrimitive && name == "value"))
        {
            Navigation.Member(node, member, output);
        }
        else if (type.IsPrimitive && name == "value" && SystemValue.Of(node) is { IsNothing: false } value)
        {
            output.Add(value);
        }
    }

    /// <summary>All nodes from <paramref name="start"/> on are replaced by their members.</summary>
    public void Expand(List<FhirNode> nodes, int start)
    {
        var end = nodes.Count;
        for (var i = start; i < end; i++)
        {
            Run(nodes[i], nodes);
        }

        nodes.RemoveRange(start, end - start);
    }

    private void Odd(in FhirNode node, List<FhirNode> output)
    {
        if (node.Specifier is { } specifier)
        {
            if (name is "name" or "namespace")
            {
                output.Add(FhirNode.From(name == "name" ? specifier.Name : specifier.Namespace));
            }
        }
        else if (node.IsFhir)
        {
            Navigation.Untyped(node, name, output);
        }
        else if (node.AsQuantity() is { } quantity && node.Kind is SystemKind.Quantity && name is "value" or "unit")
        {
            output.Add(name == "value" ? FhirNode.From(quantity.Value) : FhirNode.From(quantity.Unit));
        }
    }

    /// <summary>Of a target known only by its reference, the id is known too.</summary>
    private void StubId(in FhirNode node, List<FhirNode> output)
    {
        if (name == "id" && node.StubReference is { } reference)
        {
            var path = reference.Split("/_history/")[0];
            output.Add(FhirNode.From(path[(path.LastIndexOf('/') + 1)..]));
        }
    }

    private sealed record Found(PathType Type, PathMember? Member);
}
