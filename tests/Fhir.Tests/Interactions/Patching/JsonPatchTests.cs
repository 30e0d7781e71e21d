using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Interactions.Patching;

namespace Goldthread.Fhir.Tests.Interactions.Patching;

/// <summary>The operations one by one; each example is worked from RFC 6902's text.</summary>
public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b","value":2}]""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/a","value":null}]""", """{"a":null}""")]
    [InlineData("""{"a":[1,3]}""", """[{"op":"add","path":"/a/1","value":2}]""", """{"a":[1,2,3]}""")]
    [InlineData("""{"a":[1]}""", """[{"op":"add","path":"/a/-","value":[2]}]""", """{"a":[1,[2]]}""")]
    [InlineData("""{"a":[1]}""", """[{"op":"add","path":"/a/1","value":2}]""", """{"a":[1,2]}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"","value":{"b":1}}]""", """{"b":1}""")]
    [InlineData("""{"a":1,"b":2}""", """[{"op":"remove","path":"/a"}]""", """{"b":2}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"remove","path":"/a/1"}]""", """{"a":[1,3]}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"replace","path":"/a/0","value":9}]""", """{"a":[9,2,3]}""")]
    [InlineData("""{"a":{"b":1},"c":{}}""", """[{"op":"move","from":"/a/b","path":"/c/d"}]""", """{"a":{},"c":{"d":1}}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"move","from":"/a/0","path":"/a/2"}]""", """{"a":[2,3,1]}""")]
    [InlineData("""{"a":{"b":[1]}}""", """[{"op":"copy","from":"/a","path":"/c"},{"op":"add","path":"/c/b/-","value":2}]""", """{"a":{"b":[1]},"c":{"b":[1,2]}}""")]
    [InlineData("""{"a/b":1,"~1":2}""", """[{"op":"replace","path":"/a~1b","value":3},{"op":"replace","path":"/~01","value":4}]""", """{"a/b":3,"~1":4}""")]
    [InlineData("""{"a":1.0,"b":{"x":1,"y":2}}""", """[{"op":"test","path":"/a","value":1},{"op":"test","path":"/b","value":{"y":2,"x":1}}]""", """{"a":1.0,"b":{"x":1,"y":2}}""")]
    [InlineData("""{"a":1.50}""", """[{"op":"add","path":"/b","value":2.10}]""", """{"a":1.50,"b":2.10}""")]
    [InlineData("""{"":1}""", """[{"op":"remove","path":"/"}]""", """{}""")]
    public void Apply_Operations_GiveTheResult(string json, string patch, string result) =>
        JsonPatch.Parse(Encoding.UTF8.GetBytes(patch)).Value.Apply(JsonNode.Parse(json)).Value.ToJsonString().ShouldBe(result);

    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":1},{"op":"remove","path":"/b"}]""", "[1]")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"/b","value":1}]""", "[0]")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b/c","value":1}]""", "[0]")]
    [InlineData("""{"a":[1]}""", """[{"op":"add","path":"/a/2","value":1}]""", "[0]")]
    [InlineData("""{"a":[1]}""", """[{"op":"add","path":"/a/01","value":1}]""", "[0]")]
    [InlineData("""{"a":[1]}""", """[{"op":"remove","path":"/a/-"}]""", "[0]")]
    [InlineData("""{"a":[1]}""", """[{"op":"copy","from":"/b","path":"/c"}]""", "[0]")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":"1"}]""", "[0]")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":null}]""", "[0]")]
    [InlineData("""{"a":1}""", """[{"op":"remove","path":""}]""", null)]
    public void Apply_WhatCannotBeDone_NamesTheOperation(string json, string patch, string? path)
    {
        var fault = JsonPatch.Parse(Encoding.UTF8.GetBytes(patch)).Value.Apply(JsonNode.Parse(json)).Fault;

        fault.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"op":"jump","path":"/a"}]""")]
    [InlineData("""[{"op":"remove"}]""")]
    [InlineData("""[{"op":"remove","path":"a"}]""")]
    [InlineData("""[{"op":"remove","path":"/~2"}]""")]
    [InlineData("""[{"op":"add","path":"/a"}]""")]
    [InlineData("""[{"op":"move","path":"/a"}]""")]
    [InlineData("""[{"op":"move","from":"/a","path":"/a/b"}]""")]
    [InlineData("""[{"op":"remove","path":"\ud800"}]""")]
    [InlineData("""[{"op":"remove","op":"remove","path":"/a"}]""")]
    public void Parse_NotAPatch_IsRefused(string patch) => JsonPatch.Parse(Encoding.UTF8.GetBytes(patch)).Succeeded.ShouldBeFalse();

    [Fact]
    public void Apply_CopiesOfCopies_AreStopped()
    {
        var patch = "[" + string.Join(',', Enumerable.Range(0, 60).Select(_ => """{"op":"copy","from":"","path":"/list/-"}""")) + "]";

        var outcome = JsonPatch.Parse(Encoding.UTF8.GetBytes(patch)).Value.Apply(JsonNode.Parse("""{"list":[]}"""));

        outcome.Succeeded.ShouldBeFalse();
        outcome.Fault.Message.ShouldContain("grow too large");
    }
}
