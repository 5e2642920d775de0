namespace Tracker.Extraction.Commitments;

/// <summary>Somebody who speaks or acts in a report, and for whom.</summary>
internal sealed record Voice(Side Side, Speaker Speaker);

/// <summary>A reporting clause: who speaks, and where what he says begins.</summary>
/// <param name="Voice">Null where the clause names no subject and none was named before.</param>
/// <param name="Start">Where the clause starts.</param>
/// <param name="Verb">The reporting verb.</param>
/// <param name="ContentStart">Behind the verb and its comma or colon.</param>
/// <param name="Named">The clause has a subject of its own.</param>
internal sealed record Report(Voice? Voice, int Start, Documents.TextSpan Verb, int ContentStart, bool Named);
