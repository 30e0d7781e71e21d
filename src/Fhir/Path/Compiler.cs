using Goldthread.Fhir.FhirPath.Functions;
using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Operators;

namespace Goldthread.Fhir.FhirPath;

/// <summary>Where an expression stands: some standards read a function in their own way.</summary>
internal enum FhirPathUse
{
    Standard,
    SearchParameter,
    View,
}

/// <summary>A syntax tree into delegates, once; each then runs without looking at the tree again.</summary>
/// <param name="use">Where the expression stands.</param>
internal sealed class Compiler(FhirPathUse use)
{
    /// <summary>Appends $this.</summary>
    public static readonly Evaluator This = static (in scope, output) => output.Add(scope.This);

    /// <summary>True where "as" over several items keeps those of the type instead of failing.</summary>
    public bool CastTakesMany => use == FhirPathUse.SearchParameter;

    /// <summary>True where join() of nothing is a text of no characters.</summary>
    public bool JoinsNothing => use == FhirPathUse.View;

    /// <summary>True for a path of names alone, which needs no <see cref="Evaluation"/>.</summary>
    public static bool IsPlain(Syntax tree) => tree is SpecialSyntax { Name: "this" } or MemberSyntax { Focus: null } || (tree is MemberSyntax { Focus: { } focus } && IsPlain(focus));

    public Evaluator Compile(Syntax tree) => tree switch
    {
        LiteralSyntax literal => Constant(literal.Value),
        EmptySyntax => static (in _, _) => { },
        SpecialSyntax special => Special(special),
        ExternalSyntax external => External.Compile(external.Name),
        MemberSyntax member => Path(member),
        IndexSyntax index => Index(index),
        SignSyntax sign => Sign(sign),
        TypeSyntax { IsCast: true } cast => Types.Cast(Compile(cast.Operand), cast.Type, CastTakesMany),
        TypeSyntax => ToItems(Test(tree)),
        BinarySyntax { Operator: "|" } union => Sets.Union([.. Operands(union, "|").Select(Compile)]),
        BinarySyntax { Operator: "+" or "-" or "*" or "/" or "div" or "mod" or "&" } binary => Arithmetic.Compile(binary.Operator, Compile(binary.Left), Compile(binary.Right)),
        BinarySyntax => ToItems(Test(tree)),
        CallSyntax call => Function(call) is var (function, site) && function.Items is { } items ? items(site) : ToItems(function.Test!(site)),
        _ => throw new InvalidOperationException($"No way to compile {tree.GetType().Name}."),
    };

    /// <summary>A tree whose value is asked as a truth. A single item that is no boolean counts as true. http://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections</summary>
    public Condition Test(Syntax tree) => Direct(tree) ?? Singleton.Truth(Compile(tree));

    /// <summary>A criterion of where(), all(), exists() or iif(): anything but a boolean is an error.</summary>
    public Condition Criterion(Syntax tree) => Direct(tree) ?? Singleton.StrictTruth(Compile(tree));

    public static Evaluator ToItems(Condition condition) => (in scope, output) =>
    {
        if (condition(scope, output) is { } truth)
        {
            output.Add(FhirNode.From(truth));
        }
    };

    public static Evaluator Constant(FhirNode value) => (in _, output) => output.Add(value);

    private Condition? Direct(Syntax tree) => tree switch
    {
        BinarySyntax { Operator: "and" or "or" or "xor" or "implies" } logic => Logic.Compile(logic.Operator, Test(logic.Left), Test(logic.Right)),
        BinarySyntax { Operator: "=" or "!=" or "~" or "!~" } equality => EqualityCondition(equality),
        BinarySyntax { Operator: "<" or ">" or "<=" or ">=" } order => Ordering.Compile(order.Operator, Compile(order.Left), Compile(order.Right)),
        BinarySyntax { Operator: "in" } member => Sets.Contains(Compile(member.Right), Compile(member.Left)),
        BinarySyntax { Operator: "contains" } holder => Sets.Contains(Compile(holder.Left), Compile(holder.Right)),
        TypeSyntax { IsCast: false } type => Types.Is(Compile(type.Operand), type.Type),
        CallSyntax call when Function(call) is var (function, site) && function.Test is { } test => test(site),
        _ => null,
    };

    private Condition EqualityCondition(BinarySyntax tree)
    {
        var negated = tree.Operator[0] == '!';
        if (tree.Operator is "~" or "!~")
        {
            return Equivalence.Compile(Compile(tree.Left), Compile(tree.Right), negated);
        }

        return tree.Right is LiteralSyntax literal
            ? Equality.CompileConstant(Compile(tree.Left), literal.Value, negated)
            : Equality.Compile(Compile(tree.Left), Compile(tree.Right), negated);
    }

    private (FunctionDefinition Function, CallSite Site) Function(CallSyntax call)
    {
        if (!FunctionTable.All.TryGetValue(call.Name, out var function))
        {
            throw new SyntaxException($"There is no function {call.Name}().", call.Position);
        }

        if (call.Arguments.Length < function.Fewest || call.Arguments.Length > function.Most)
        {
            var wanted = function.Fewest == function.Most ? $"{function.Most}" : $"{function.Fewest} to {function.Most}";
            throw new SyntaxException($"{call.Name}() takes {wanted} arguments, not {call.Arguments.Length}.", call.Position);
        }

        return (function, new CallSite(this, call));
    }

    private static Evaluator Special(SpecialSyntax special) => special.Name switch
    {
        "this" => This,
        "index" => static (in scope, output) =>
        {
            if (scope.Index >= 0)
            {
                output.Add(FhirNode.From(scope.Index));
            }
        },
        _ => static (in scope, output) =>
        {
            if (scope.Total is { } total)
            {
                output.AddRange(total);
            }
        },
    };

    private Evaluator Path(MemberSyntax member)
    {
        var names = new List<string>();
        Syntax? focus = member;
        while (focus is MemberSyntax inner)
        {
            names.Insert(0, inner.Name);
            focus = inner.Focus;
        }

        var root = focus is null && char.IsAsciiLetterUpper(names[0][0]) ? PathTypes.R4.Find(names[0]) : null;
        MemberStep[] steps = [.. names.Skip(root is null ? 0 : 1).Select(n => new MemberStep(n))];
        if (root is not null)
        {
            return Rooted(root, steps);
        }

        if (focus is null)
        {
            return (in scope, output) =>
            {
                var start = output.Count;
                steps[0].Run(scope.This, output);
                for (var i = 1; i < steps.Length && output.Count > start; i++)
                {
                    steps[i].Expand(output, start);
                }
            };
        }

        var from = Compile(focus);
        return (in scope, output) =>
        {
            var start = output.Count;
            from(scope, output);
            for (var i = 0; i < steps.Length && output.Count > start; i++)
            {
                steps[i].Expand(output, start);
            }
        };
    }

    /// <summary>A path that starts with the name of a type goes on from $this when it is of that type. http://hl7.org/fhirpath/N1/#path-selection</summary>
    private static Evaluator Rooted(PathType root, MemberStep[] steps) => (in scope, output) =>
    {
        if (scope.This.Type is not { } type || !type.Is(root))
        {
            return;
        }

        if (steps.Length == 0)
        {
            output.Add(scope.This);
            return;
        }

        var start = output.Count;
        steps[0].Run(scope.This, output);
        for (var i = 1; i < steps.Length && output.Count > start; i++)
        {
            steps[i].Expand(output, start);
        }
    };

    private Evaluator Index(IndexSyntax tree)
    {
        var focus = Compile(tree.Focus);
        var index = Singleton.Integer(Compile(tree.Index));
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var wanted = index(scope, output);
            Singleton.KeepOne(output, start, wanted is { } i && i >= 0 && i < output.Count - start ? start + i : -1);
        };
    }

    private Evaluator Sign(SignSyntax tree)
    {
        if (tree is { IsMinus: true, Operand: LiteralSyntax { Value.Kind: SystemKind.Integer or SystemKind.Decimal or SystemKind.Quantity } number })
        {
            return Constant(Arithmetic.Negate(number.Value));
        }

        var operand = Compile(tree.Operand);
        return (in scope, output) =>
        {
            var start = output.Count;
            operand(scope, output);
            if (Singleton.Take(output, start) is { IsNothing: false } value
                && (tree.IsMinus ? Arithmetic.Negate(value) : Arithmetic.Number(value)) is { IsNothing: false } result)
            {
                output.Add(result);
            }
        };
    }

    /// <summary>A chain of one operator as a list, so that a long union is one step.</summary>
    private static List<Syntax> Operands(BinarySyntax tree, string @operator)
    {
        var operands = new List<Syntax>();
        Syntax left = tree;
        while (left is BinarySyntax binary && binary.Operator == @operator)
        {
            operands.Insert(0, binary.Right);
            left = binary.Left;
        }

        operands.Insert(0, left);
        return operands;
    }
}
