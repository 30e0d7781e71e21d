using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Operators;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>One call in an expression, as the functions see it while they are compiled.</summary>
internal sealed class CallSite(Compiler compiler, CallSyntax call)
{
    private Evaluator? _focus;

    /// <summary>What stands before the dot; $this when nothing does.</summary>
    public Evaluator Focus => _focus ??= call.Focus is null ? Compiler.This : compiler.Compile(call.Focus);

    public bool HasFocus => call.Focus is not null;

    public bool CastTakesMany => compiler.CastTakesMany;

    public bool JoinsNothing => compiler.JoinsNothing;

    public int Count => call.Arguments.Length;

    /// <summary>An argument, evaluated where the call stands or, by functions that go over items, on each item.</summary>
    public Evaluator Argument(int index) => compiler.Compile(call.Arguments[index]);

    public Condition Criterion(int index) => compiler.Criterion(call.Arguments[index]);

    public TextEvaluator Text(int index) => Singleton.Text(Argument(index));

    public IntegerEvaluator Integer(int index) => Singleton.Integer(Argument(index));

    public Syntax Tree(int index) => call.Arguments[index];

    public Evaluator Compile(Syntax tree) => compiler.Compile(tree);

    /// <summary>An argument that is the name of a type.</summary>
    public TypeSpecifier Type(int index) => call.Arguments[index] switch
    {
        MemberSyntax { Focus: null } name => TypeSpecifier.Find(null, name.Name, name.Position),
        MemberSyntax { Focus: MemberSyntax { Focus: null, Name: "System" or "FHIR" } space } name => TypeSpecifier.Find(space.Name, name.Name, name.Position),
        { } other => throw new SyntaxException($"{call.Name}() takes the name of a type.", other.Position),
    };

    /// <summary>Text in, item out; empty for no input. Throws at run time when the input is no single text.</summary>
    public Evaluator OnText(Func<string, FhirNode> apply)
    {
        var focus = Singleton.Text(Focus);
        return (in scope, output) => Give(scope, focus(scope, output) is { } text ? apply(text) : default, output);
    }

    /// <summary>Text and one text argument in, item out; empty when either is.</summary>
    public Evaluator OnText(Func<string, string, FhirNode> apply)
    {
        var focus = Singleton.Text(Focus);
        var first = Text(0);
        return (in scope, output) =>
            Give(scope, focus(scope, output) is { } text && first(scope, output) is { } a ? apply(text, a) : default, output);
    }

    /// <summary>Text and two text arguments in, item out; empty when any is.</summary>
    public Evaluator OnText(Func<string, string, string, FhirNode> apply)
    {
        var focus = Singleton.Text(Focus);
        var first = Text(0);
        var second = Text(1);
        return (in scope, output) => Give(
            scope,
            focus(scope, output) is { } text && first(scope, output) is { } a && second(scope, output) is { } b ? apply(text, a, b) : default,
            output);
    }

    /// <summary>Text and one text argument in, truth out.</summary>
    public Condition TextTest(Func<string, string, bool> apply)
    {
        var focus = Singleton.Text(Focus);
        var first = Text(0);
        return (in scope, stack) => focus(scope, stack) is { } text && first(scope, stack) is { } a ? apply(text, a) : null;
    }

    /// <summary>One item in, its System value changed; empty for no input.</summary>
    public Evaluator OnValue(Func<FhirNode, FhirNode> apply)
    {
        var focus = Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var node = Singleton.Take(output, start);
            Give(scope, node.IsNothing ? default : apply(node), output);
        };
    }

    /// <summary>Each item of the focus on its own: kept as what it turns into, or dropped.</summary>
    public Evaluator ForEach(Func<Scope, FhirNode, FhirNode> apply)
    {
        var focus = Focus;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var kept = start;
            for (var i = start; i < output.Count; i++)
            {
                if (apply(scope, output[i]) is { IsNothing: false } node)
                {
                    output[kept++] = node;
                }
            }

            output.RemoveRange(kept, output.Count - kept);
        };
    }

    private static void Give(in Scope scope, in FhirNode node, List<FhirNode> output)
    {
        if (node.IsNothing)
        {
            return;
        }

        if (!node.IsFhir && node.Kind is SystemKind.String)
        {
            scope.Evaluation.Made(node.AsString()!);
        }

        output.Add(node);
    }
}
