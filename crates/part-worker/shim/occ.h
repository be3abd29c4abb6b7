/* Open CASCADE behind a C interface: the bytes of a STEP file in, plain arrays out. All lengths are millimetres. */
#ifndef HEMTAG_OCC_H
#define HEMTAG_OCC_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum hemtag_occ_status {
  HEMTAG_OCC_READ = 0,
  HEMTAG_OCC_NOT_STEP = 1,
  HEMTAG_OCC_NO_SHAPE = 2,
  HEMTAG_OCC_NO_MEMORY = 3,
  HEMTAG_OCC_FAILED = 4
};

enum hemtag_occ_kind {
  HEMTAG_OCC_PLANE = 0,
  HEMTAG_OCC_CYLINDER = 1,
  HEMTAG_OCC_CONE = 2,
  HEMTAG_OCC_SPHERE = 3,
  HEMTAG_OCC_TORUS = 4,
  HEMTAG_OCC_FREE_FORM = 5,
  HEMTAG_OCC_REVOLUTION = 6,
  HEMTAG_OCC_EXTRUSION = 7,
  HEMTAG_OCC_OTHER = 8
};

typedef struct {
  int32_t kind;
  double area;        /* mm2 */
  double origin[3];   /* a point of the axis; the centre of a sphere or torus; a point of a plane */
  double axis[3];     /* unit vector: axis of the surface, normal of a plane */
  double radius;      /* cylinder, sphere, cone at its origin; larger radius of a torus; else 0 */
  double radius_minor;/* torus: radius of the tube; cone: half its angle in radians; else 0 */
  double bounds[4];   /* u from, u to, v from, v to: the face within its surface */
} hemtag_occ_face;

typedef struct {
  double volume;      /* mm3; negative when the solid is inside out */
  double area;        /* mm2 */
  int32_t from_shell; /* 1: the file holds a closed shell and no solid */
  size_t unmeshed;    /* faces that got no triangles */
  size_t faces_count;
  const hemtag_occ_face *faces;
  size_t vertices_count;
  const double *vertices;        /* x y z */
  size_t triangles_count;
  const uint32_t *triangles;     /* three vertices each, counter-clockwise from outside */
  const uint32_t *triangle_face; /* the face of each triangle */
} hemtag_occ_shape;

typedef struct {
  size_t shape;         /* which of the shapes */
  size_t node;          /* which of the nodes it belongs to */
  double transform[12]; /* three rows of four: where the shape is put */
  double box[6];        /* smallest x y z, largest x y z, as it is put; all 0 when it was not found */
} hemtag_occ_solid;

typedef struct {
  const char *name;
  int64_t parent;     /* -1: stands for itself */
  int64_t definition; /* nodes of the same part have the same number */
} hemtag_occ_node;

typedef struct {
  int32_t status;
  char message[256];
  size_t shapes_count;
  const hemtag_occ_shape *shapes;
  size_t solids_count;
  const hemtag_occ_solid *solids;
  size_t nodes_count;
  const hemtag_occ_node *nodes;
  /* All that the file draws, solids and what is loose beside them, measured as one. */
  double whole_area, whole_box[6];
  size_t whole_faces;
  size_t loose_faces; /* faces of no solid */
  size_t left_out;    /* solids beyond the most that are taken */
} hemtag_occ_model;

/* Never throws, never returns NULL but when there is no memory at all. The caller frees what it gets. */
hemtag_occ_model *hemtag_occ_read(const uint8_t *bytes, size_t length, size_t most_solids);
void hemtag_occ_free(hemtag_occ_model *model);

/* A solid for tests, written as STEP. `recipe` is a list of words, see sample.cpp. Returns 0, or -1 when it is not
   understood; the text is freed with hemtag_occ_free_text. */
int32_t hemtag_occ_sample(const char *recipe, const char *unit, char **text, size_t *length);
void hemtag_occ_free_text(char *text);

#ifdef __cplusplus
}
#endif
#endif
