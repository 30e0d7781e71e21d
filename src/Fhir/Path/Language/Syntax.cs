using Goldthread.Fhir.FhirPath.Model;

namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>A node of the syntax tree.</summary>
/// <param name="Position">Where it starts in the text, from 0.</param>
/// <param name="Depth">How many nodes deep the tree is here.</param>
internal abstract record Syntax(int Position, int Depth);

/// <summary>A literal value.</summary>
internal sealed record LiteralSyntax(int Position, FhirNode Value) : Syntax(Position, 1);

/// <summary>{}</summary>
internal sealed record EmptySyntax(int Position) : Syntax(Position, 1);

/// <summary>$this, $index, $total.</summary>
internal sealed record SpecialSyntax(int Position, string Name) : Syntax(Position, 1);

/// <summary>%name.</summary>
internal sealed record ExternalSyntax(int Position, string Name) : Syntax(Position, 1);

/// <summary>A name, after a dot (with focus) or at the start of a path.</summary>
internal sealed record MemberSyntax(int Position, int Depth, Syntax? Focus, string Name) : Syntax(Position, Depth);

/// <summary>A function, after a dot (with focus) or alone.</summary>
internal sealed record CallSyntax(int Position, int Depth, Syntax? Focus, string Name, Syntax[] Arguments) : Syntax(Position, Depth);

/// <summary>a[i]</summary>
internal sealed record IndexSyntax(int Position, int Depth, Syntax Focus, Syntax Index) : Syntax(Position, Depth);

/// <summary>-a or +a.</summary>
internal sealed record SignSyntax(int Position, int Depth, bool IsMinus, Syntax Operand) : Syntax(Position, Depth);

/// <summary>An operator between two operands.</summary>
internal sealed record BinarySyntax(int Position, int Depth, string Operator, Syntax Left, Syntax Right) : Syntax(Position, Depth);

/// <summary>a is T, a as T.</summary>
internal sealed record TypeSyntax(int Position, int Depth, bool IsCast, Syntax Operand, TypeSpecifier Type) : Syntax(Position, Depth);
